"""Words that tell a person's name from other words in capitals: first names, and words that are no part of a name."""

from __future__ import annotations

import functools
from typing import Final

from corpus.authorities import known_authorities

FIRST_NAMES: Final = frozenset(
    """aaliyah aaron abbie abdul abdullah abigail abraham adam adeel adele adrian agnes ahmed aidan aiden aiesha aimee
    aisha aisling alan alastair albert alesha alex alexa alexander alexandra alexia alfie alfred ali alice alicia alina
    alisha alison alistair aliyah allan allison alyssa amaan amaya amber amelia amelie amina aminah amir amira amirah amy
    ana anaya andre andrea andrei andrew andy aneesa angela angelina angus anisa anita anna annabel annabelle anne annette
    annie anthony antonia anya aoife april aran archer archie aria ariana arianna arjun arlo arran arthur arya asad aseel
    asha asher ashleigh ashton asim astrid athena aubrey audrey aurelia aurora austin autumn ava ayaan ayan ayesha ayla
    aylin ayub azra barbara barnaby bartosz beatrice beatrix becky belinda bella ben benedict benjamin bernadette beth
    bethan bethany betty beverley bilal bobby bradley brandon brayden brenda brendan brian brianna bridget brooke brooklyn
    bruce bryony caitlin caleb callie callum calvin cameron camilla carl carla carly carmel carol carole caroline carolyn
    carrie carter casey caspian cassandra catherine catrin cecilia celia chantelle charles charley charlie chelsea chester
    chloe christian christina christine christopher ciara cillian claire clara clare clarissa claudia clayton clive cody
    cole colette colin colleen conall connie connor conor constance cora corey courtney craig crystal curtis cynthia daisy
    dale damian damien daniel daniela daniella danielle danny daphne darcey darcie darcy daria darius darren dave david
    dawid dayna dean deborah declan deepak delilah delroy denise dennis derek desmond destiny dev devonte dexter diana
    diane dina dion dominic dominik donald donna donovan doris dorothy douglas duncan dylan eamon edie edith edward eesa
    eileen elaine eleanor elena eliana elias elijah eliot elisa elisabeth elise eliza elizabeth ella elle ellen ellie
    elliot elliott ellis elodie eloise elsa elsie emilia emily emma emmanuel enzo eoin eric erica erika erin esha esme
    esmee esther ethan eva evan eve evelyn evie ezra faisal faizan farah farhan fatima fatimah felicity felix fergus fern
    filip finlay finley finn fiona fletcher florence francesca francis frank frankie fraser fred freddie frederick freya
    gabriel gabriella gabrielle gareth gary gavin gemma geoffrey george georgia georgie georgina gerald geraldine gerard
    gianna gillian glenn gordon grace gracie graham greg gregory gurpreet gwen haaris habiba hadiya hafsa haider hajra
    hamish hamza hana hanna hannah haris harleen harley harper harpreet harriet harris harrison harry harvey hassan hayden
    hayley hazel heather heidi helen helena henrietta henry hilary hollie holly hudson hugh hugo humza ian ibrahim idris
    ifeoma igor ilyas imaan imogen imran inaya indiana ines ioan ioana iqra irene iris isa isaac isabel isabella isabelle
    isaiah isha isla ismael ismail ivan ivy iwan izaak jack jackson jacob jacqueline jade jaden jaiden jake jakub jamal
    james jamie jamila jan jane janet janice jasmin jasmine jason jaxon jaxson jay jayda jayden jayne jean jeanette
    jeffrey jemima jenna jennifer jenny jenson jeremy jermaine jerome jesse jessica jessie jill joan joanna joanne jodie
    joe joel john johnny jonah jonas jonathan jordan jorge joseph josephine josh joshua joyce juan jude judith julia
    julian juliana julie juliet julius junaid june justin kacey kaden kai kaiden kamal kamil kane kara karen karim karina
    karl karol kasia kate katherine kathleen kathryn katie katy kay kaya kayden kayla kayleigh keeley keira keith kelly
    kelsey kelvin kenneth kenzie kerry kevin keziah khadija khadijah khalid kian kiara kiera kieran kieron kim kimberley
    kira kirsten kirsty kit kitty kofi krish krishna kristian krystian kwame kyle kylie kyra lacey laila lara larry laura
    lauren laurence lawrence layla leah leanne lee leila lena lenny leo leon leona leonard leonardo leroy lesley leslie
    lettie lewis lexi lexie lia liam libby lila lilah lillian lilly lily lina linda lindsay lindsey lisa liv liyana lloyd
    logan lois lola lorenzo lorna lorraine lottie louie louis louisa louise luca lucas lucia lucian lucinda lucy luis
    lukas lukasz luke lulu luna lydia lyla lyndsey lynette lynn lynne mabel mackenzie macy maddie maddison maddox
    madeleine madison maeve magda magdalena mahmoud mahnoor maia maisie maisy malachi malachy malaika malakai malcolm
    malik mandy marcel marcia marco marcus margaret margot maria mariah mariam marian marianne marie mario marion marissa
    marjorie marley marlon marnie martha martin martina martyn mary maryam mason matilda matteo matthew maureen maurice
    maxim maximilian maximus maxwell maya mayar megan mehmet melanie melissa mercedes mia micah michael michaela michal
    michelle mika mikey mila milan millie milo mina minnie miranda miriam misha mitchell mohamed mohammad mohammed moira
    molly monica monika morgan moses muhammad murray musa mustafa mya myla myles myra nadia nadine nancy naomi natalia
    natalie natasha nathan nathaniel neil nell nellie nevaeh niall niamh nicholas nick nicky nicola nicole nigel nikita
    nikola nina noah noel noor nora norah norman nuala odette olive oliver olivia olivier ollie omar ophelia orla oscar
    oskar otis otto owen paige pamela parveen patience patricia patrick patrycja patryk paul paula pauline penelope penny
    percy perry peter petra phil philip philippa phillip phoebe pia piotr piper pippa polly poppy priscilla priya quentin
    quinn rachael rachel rafael rafferty rahul raj rajesh ralph ramona raphael rashid raymond rayyan reece reggie regina
    rehan remi remy renee reuben rex rhea rhian rhiannon rhys ria riaz ricardo richard ricky riley rishi rita ritchie
    robbie robert roberta roberto robin robyn rocco rodney roger rohan roisin roland roman romeo romy ronald ronan ronnie
    rory rosalie rosalind rosanna roseanna rosemary rosie ross rowan roxanne roy ruben ruby rudy rufus rupert russell ruth
    ryan ryder sabina sabrina sadia sadie safa saffron sahar saif saira saja salma salman sam samantha samara samir samira
    samuel sandra santiago saoirse sara sarah sasha saskia scarlett scott sean sebastian selena selina serena seth shakira
    shane shania shannon sharon shaun shauna sheila shelby shelley sheryl shirley shreya sian sienna silas simon simone
    simran siobhan skye skyla sofia sofija sonia sonny sophia sophie spencer stacey stanislaw stanley stella stephanie
    stephen steve steven stewart stuart sue sufyan suki sumaya summer susan susanna susannah suzanne sybil sylvia szymon
    tabitha taha tahir talia tallulah tamara tamsin tania tanisha tanya tara tariq tasha tatiana taya taylor teddy terence
    teresa terry tess tessa thea thelma theo theodore theresa thomas tia tiana tiffany tilly tim timothy tina tobias toby
    todd tom tommy toni tony tracey tracy travis trevor tristan tyler tyrell tyrese tyrone tyson uma umar umayr usman
    valentina valerie vanessa vera veronica victor victoria vihaan vikram vincent violet violeta vivian vivienne wahid
    walter warren wayne wendy wesley wilfred william willow winifred winston wojciech xander xavier yahya yasin yasmin
    yasmine yolanda yousef yousuf yuri yusra yusuf yvette yvonne zac zach zachariah zachary zack zahra zaid zain zaina
    zainab zak zakariya zara zayan zayd zayn zeeshan zeynep zoe zofia zoya zuzanna""".split()
)
"""Common first names of England and Wales, in small letters."""

ALSO_WORDS: Final = frozenset(
    """amber april aria ash aurora austin autumn bruce chelsea chester christian clare cole dale dean destiny dexter
    douglas eve faith fern florence frank georgia grace harper harris hazel heather holly hope indiana iris ivy jack jade
    jan jay jean jordan joy june kit lee lewis liv lois luna mackenzie madison marina mark martin mason may mercedes milan
    miles morgan norman olive oscar paige patience penny piper robin rose ross rowan roy ruby rudy saffron sam scott
    summer taylor tim trinity tyson victor victoria violet warren wayne will willow""".split()
)
"""Of the first names, and besides them, those that are other words too: believed only in capitals and with another name."""

ORDINARY: Final = frozenset(
    """a about academy act action adoption adviser advocacy afghan african after aged agency agreement albanian all
    alliance alternative an and annual april are area areas as asian assessment assessments asset association at audit
    august authority autism avenue baby bangladeshi baroness bill black board boards born borough boy boys branch bridge
    brief briefing british by camhs care carer carers caribbean case caseload cases castle catholic centre chair charity
    charter chief child children chinese christian chronology church city civil claire's clare's client clinic clinical
    close college commissioner community compact complaint conference contextual core council councillor county court
    courts covid cpc cqc crescent crime criminal cross crown current custody dame data date dated day deaf dear december
    deep dental department deputy designated detention director disability disabled district dive dob doctor domestic dr
    draft drive drug drugs duty early east eastern edge education ehc ehcp emergency england english european every
    executive exploitation family farm february federation first focused for force forest form foster foundation framework
    free friday friends from front fund further gardens gate general girl girls good government graded green group groups
    grove guidance gypsy hall he head health healthy her high hill hindu his hmi hmip home homes hospital house housing
    how hub if implementation improvement in inadequate independent indian initial inspection inspections inspector
    inspectorate inspectors intake integrated interim intervention irish is it its january jewish job joint journey july
    june justice key kingdom kurdish lac lado lady lane law lead leader leadership learning leaving led legal letter level
    list local lodge lord main majesty manor march mash may me medical meeting mental met mews ministry mission model
    monday monitoring month monthly mosque mr mrs ms multi muslim my named national neglect network new nhs no none north
    northern not notice november nurse nursery october of officer ofsted old on online operation or order our outcome
    outstanding overview paediatric pakistani panel parent parenting park part partner partners partners' partnership
    partnerships pathway people permanence phase pilot place placement plan planning plans plus police policy polish
    practice pre premium primary principal prison private probation procedure professor programme project protection
    public pupil quality race re read ready ref referral reform regional register registered regulation regulations report
    reports requires reserve residential response return review reviewing reviews revised risk road roma romanian row
    royal rule safe safeguarding safety saint saturday school schools scope scr scrutiny secondary secretary section
    secure see seminar send senior september serious service services sexual she short should signs sikh since sir social
    society somali south southern special square st staff stage standard standards start state statement station statutory
    step strategic strategy street strengthening student sufficiency summary sunday supervision support supported syrian
    team teams term terms terrace the their theme they this thriving thursday time timeline to together toolkit tower
    trainer training transition traveller trust tuesday ukrainian under unit university update updated upon urgent us
    version vietnamese virtual visit visits voice voluntary walk was way we webinar wednesday week welfare welsh were west
    western what when where which white who why wing with within women work worker workers workforce working written year
    years young yours youth""".split()
)
"""Words that are no part of a person's name, in small letters."""

_ENDINGS = ("tion", "ment", "ness", "ship", "ings", "ance", "ence", "ility")


@functools.cache
def place_words() -> frozenset[str]:
    """All words of the names of English authorities, in small letters."""
    names = " ".join(known_authorities()).casefold()
    return frozenset(names.replace(",", " ").replace("-", " ").split())


def is_ordinary(word: str) -> bool:
    """Whether a word is no part of a name: one of ours, or one that ends as names do not."""
    small = word.casefold()
    return small.removesuffix("'s").removesuffix("’s") in ORDINARY or small.endswith(_ENDINGS)


def is_place(word: str) -> bool:
    """Whether a word stands in the name of an authority."""
    return word.casefold() in place_words()
