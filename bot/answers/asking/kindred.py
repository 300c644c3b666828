"""Words that say nearly the same: a passage with one of them may answer a question with another.

A list of common English words as news and questions about news use them, and nothing about any subject. A word may
stand in several groups; what a group shares is a sense, and whether a passage means that sense is not known here.
"""

from collections.abc import Callable, Iterable, Mapping

_GROUPS = """
say tell state declare announce claim assert remark comment note; speak talk address; speech address remarks talk;
speaks spokesman spokeswoman spokesperson; ask request call urge appeal demand seek; answer reply respond response
reaction; promise pledge vow swear commit undertake; warn threaten threat caution; criticise criticize condemn
denounce slam attack blast rebuke criticism; blame accuse fault charge allege; praise hail laud commend applaud
compliment; apologise apologize sorry regret apology; deny reject dismiss refute; admit acknowledge concede confess;
confirm verify affirm; complain object protest; argue contend maintain insist; suggest propose recommend proposal
suggestion; describe call label characterise characterize define portray depict; call name dub nickname term title;
nickname taunt dub mock call; insult mock ridicule taunt; explain clarify; discuss talk debate negotiate; negotiate
talks negotiation bargain dialogue; mention refer cite name; quote cite; reveal disclose unveil expose; publish
release print issue; report account story article; hide conceal cover; lie mislead deceive; think believe consider see
regard view feel opinion; think say; expect anticipate predict forecast project foresee; hope wish want aim intend
plan seek desire; intend plan aim mean; aim goal objective purpose target intention; want need require demand; need
require necessary lack; fear worry concern afraid anxious; know aware recognise recognize realise realize; learn find
discover hear; decide determine choose decision resolve; choose pick select elect; doubt question suspect; understand
grasp; remember recall; forget neglect; like love enjoy favour favor prefer; hate dislike despise; agree accept
approve consent endorse; agreement deal accord pact treaty settlement; refuse decline reject; ban prohibit forbid bar
outlaw block; stop block halt prevent end cease suspend; stop quit; prevent avert avoid block; allow permit let
authorise authorize approve; force compel oblige coerce; order command instruct direct; obey follow comply; break
violate breach flout; rule verdict judgment decision ruling; rule govern control reign occupy; rule colonise colonize
colonization colonisation occupation colony; lead head run chair direct command guide manage preside; leader head
chief boss president ruler chairman; boss executive manager chief head; oversee supervise; control dominate; own
possess hold have belong; owner proprietor; get receive obtain acquire gain win; give grant provide supply offer hand
present donate; give deliver make; gift present donation; share portion part proportion percentage percent; sell
market; buy purchase acquire; price cost value; cost price worth; pay spend fund finance; money funds cash dollars;
money million billion; earn make income wage salary; debt owe loan borrow; lend loan; tax levy duty; trade commerce;
business company firm; company firm corporation business enterprise manufacturer maker; factory plant works facility
mill; site facility base location station; make produce manufacture build create; build construct erect construction;
building house hall palace tower structure; create establish found form set; found establish start launch set; design
plan draw; develop develop development; invent devise; use employ apply utilise; destroy demolish ruin wreck devastate
annihilate; damage harm hurt; repair fix mend restore rebuild; rebuild reconstruct restore; change alter modify amend
revise; improve better upgrade enhance; worsen worse deteriorate aggravate; increase rise grow raise expand climb jump
soar; decrease fall drop decline reduce cut shrink lower; reduce cut lower slash; big large huge great major giant
massive; biggest largest greatest; small little tiny minor; fast quick rapid swift; slow gradual; strong powerful
mighty; powerful strong; weak fragile feeble; important key crucial significant vital major; famous known renowned
celebrated; rich wealthy; poor impoverished; old elderly aged; young youth youthful; new recent latest; modern
contemporary; begin start launch commence open kick; end finish conclude complete close stop; end terminate; last
continue run take; finish complete; continue proceed go keep persist; resume restart; delay postpone defer; cancel
scrap call abandon; hold stage host organise organize; hold take; held take occur; happen occur take; gather assemble
meet convene congregate; gather collect; attend join participate turn part; attend visit; turn attend; meet see summit
talks encounter; meet summit meeting; meeting summit session conference gathering assembly; summit conference; rally
protest demonstration march demonstrate; protest demonstrate rally; protester demonstrator; crowd mass; riot unrest
clash violence; strike walkout stoppage; strike attack hit bomb raid; attack assault raid strike offensive; hit strike
beat reach; fight battle clash combat; war conflict fighting; invade invasion occupy attack; defend protect guard
defence defense safeguard; safety security; secure safe; win triumph victory; win beat defeat; beat defeat overcome;
lose defeat loss; surrender yield capitulate; withdraw retreat leave pull; deploy station send; send dispatch deliver
ship; bring carry take introduce; bring introduce; import buy; move transfer shift relocate; go travel visit head;
travel trip journey tour visit; visit trip tour; arrive come reach; leave depart quit exit; leave quit resign step;
quit resign leave; resign quit step; fire dismiss sack oust; dismiss fire sack remove oust; oust remove topple
overthrow; hire employ recruit appoint; appoint name nominate; replace succeed substitute fill; successor replace
succeed; work job serve; work employ research fellow; job post position role occupation profession work; worker
employee staff labour; employ hire staff; join enlist enter enrol enroll sign; enlist join sign recruit volunteer;
sign register enrol enroll; army military forces troops soldiers; military army armed; soldier troop serviceman; navy
fleet naval; weapon arms armament; weapons arms missiles; missile rocket; rocket missile; fire launch shoot test; fire
shoot; launch fire shoot test; shoot shot gun fire; gun weapon firearm handgun pistol; bomb explosive; explosion
blast; test trial experiment; test launch; exercise drill manoeuvre maneuver training; drill exercise training; train
practise practice; prepare ready plan; kill murder slay shoot; kill die dead death; die death dead; murder killing
homicide; death die fatal; fatal deadly; injure wound hurt; injury wound; victim casualty; hurt injure harm; endanger
threaten threat risk danger; danger threat risk peril hazard; risk danger; safe secure; rescue save; survive live;
catch capture seize arrest; arrest detain seize capture; arrest detain custody; jail prison imprison; prison jail;
free release; release free publish; escape flee run; crime offence offense; steal rob theft; thief robber; charge
accuse indict; trial court; court tribunal judge; sue lawsuit suit court; judge justice; lawyer attorney counsel
solicitor; represent lawyer attorney speak; witness testify; prove proof evidence show; guilty convict; sentence jail;
punish penalty sanction; fine penalty; sanction penalty embargo; search hunt seek look; look search; find discover
locate; find rule; investigate probe inquiry examine investigation; examine inspect study review check; inspect
inspection visit tour check; check verify; watch observe monitor; see watch view; film record video shoot; film movie
picture; tape video footage recording film; record tape; photo picture photograph image; show display present
demonstrate reveal; show unveil; appear seem; look appear; hear listen; write author pen; writer author; write author
columnist; editor edit; translate translation translator; read recite; book novel; newspaper paper daily; news media
press; media press; reporter journalist correspondent; journalist reporter; language tongue; word term; letter note;
teach educate instruct; teacher professor instructor; professor lecturer; learn study; study research; research study;
researcher scholar scientist; expert specialist analyst scholar; analyst expert; student pupil; school college;
university college; doctor physician; hospital clinic; sick ill; illness disease sickness; disease illness virus
infection; cure treat heal; treat treatment; drug medicine; medicine drug; child kid; kid child; boy lad; girl lass;
baby infant; parent mother father; mother mum mom; father dad; husband spouse; wife spouse; marry wed wedding
marriage; relative family kin; relate relative family sister brother cousin uncle aunt; friend companion; ally partner
friend; allied ally joint; joint combined together; partner ally; enemy foe adversary opponent; rival opponent
competitor; opponent foe rival; supporter backer; support back aid endorse; help aid assist support; aid help
assistance relief; people citizens residents population; people person; resident inhabitant citizen; population
inhabitants people; person individual; man guy; woman female; crowd gathering; group organisation organization; body
organisation organization council agency committee; committee panel commission; panel committee; council board; party
faction; government administration regime cabinet; administration government; ministry department; department
ministry; minister secretary; president leader; election vote poll ballot; vote election ballot poll; voter elector;
candidate nominee; nominee candidate; run campaign; campaign drive; term tenure; office power; power strength; policy
plan; law legislation act bill; bill law; right entitlement; freedom liberty; free liberate; independence independent;
divide split separate partition; split divide separate; join unite merge; unite unify unification; unify unite; border
frontier boundary; border line; line parallel boundary border; country nation state; nation country; state country;
capital city; city town; town city; village hamlet; area region zone district; region area; place location site spot;
road street highway; street road; car vehicle automobile; vehicle car truck; truck lorry; plane aircraft jet airplane;
aircraft plane; ship vessel boat; boat ship; train railway; sea ocean; river stream; mountain peak; forest wood; flood
flooding; storm hurricane; earthquake quake; quake earthquake; rain rainfall; weather climate; heat hot; cold chilly;
fire blaze; blaze fire; food meal; eat consume; drink beverage; water liquid; crop harvest; farm agriculture; farmer
grower; land ground; oil petroleum; gas fuel; electricity power; energy power; nuclear atomic; atomic nuclear;
stockpile arsenal warheads; arsenal stockpile; device equipment machine; equipment device gear; tool device
instrument; machine device; computer machine; phone telephone cellphone mobile; telephone phone; web internet online;
online internet web digital; digital online; site website; software program; program programme; plan scheme program
programme strategy; strategy plan; problem issue trouble difficulty; trouble problem; issue problem matter; condition
term requirement; conditions terms if; situation condition state shape; shape state condition situation; mess chaos;
crisis emergency; reason cause motive; cause lead trigger spark; result outcome consequence effect; effect impact
influence; influence affect; way method manner; method way; part section; piece part; half fifty; amount quantity sum;
total sum; number figure; number count; count number tally; rate speed; size extent; high tall; height tall; long
length; wide broad; deep depth; weight heavy; distance far; far distance; near close; next following; previous former
earlier last past; former ex previous; first initial; last final latest; final last; early initial; late recent; now
currently present today; current present; often frequently times; times occasions; daily day; yearly annual; annual
yearly; year annual; month monthly; night evening; deadline end; holiday vacation; birthday born; born birth; age old;
live reside home lodge; home house residence; house home; apartment flat; hotel inn; room chamber; door gate; wall
barrier; fence barrier; bridge crossing; church cathedral; religion faith; faith belief; god deity; holy sacred;
priest clergyman; king monarch; queen monarch; emperor monarch; prince royal; crown throne; flag banner; symbol
emblem; song music; music song; singer vocalist; band group; play perform; perform play; performer artist; artist
painter; paint painting picture; painting picture; museum gallery; game match; match game; player athlete; team side;
coach trainer; race contest; contest competition; competition contest; prize award; award prize honour honor; medal
award; champion winner; winner champion; record best; score point; sport game; club team; fan supporter; audience
crowd; star celebrity; celebrity star; fame famous; popular favourite favorite; hard difficult tough; difficult hard;
easy simple; simple easy; clear obvious; secret confidential hidden; private personal; public open; official formal;
real actual true; true correct right; correct right true; wrong false incorrect; false wrong untrue; fake false; good
fine; bad poor; terrible awful; happy glad; sad unhappy; unhappy angry dissatisfied; angry furious infuriate outrage;
anger infuriate outrage; upset angry; calm peaceful; peaceful nonviolent; peace calm; truce ceasefire armistice;
ceasefire truce armistice; armistice truce ceasefire; fail collapse break failure; collapse fail break; succeed
manage; try attempt effort seek; attempt try effort; effort attempt; manage succeed; able can; possible likely; likely
probable; sure certain; certain sure; enough sufficient; whole entire full; entire whole; all every; only just; alone
only; together jointly; compare liken; similar like; same identical; different other; differ vary; special particular;
main chief principal; head chief; top head first; top leading; bottom lowest; rank grade; title rank; sort kind type;
kind type; example instance; contain include hold; include contain; consist comprise; fill occupy; add join; remove
take; keep retain hold; save keep; throw hurl; pull draw; push press; pressure press; raise lift; lift raise; drop
fall; fall drop; turn become; become turn; grow become; stay remain; remain stay; wait await; follow pursue; chase
pursue; pursue chase; lie stand; stand rise; sit stay; wear dress; clothes dress; carry bear; bear carry; hand give;
touch feel; cut reduce; close shut; open unlock; cover protect; mix blend; collect gather; spread extend; extend
stretch; expand extend; limit restrict; restrict limit; break split; concession compromise; compromise concession;
nationality citizen; citizen national; refugee migrant; displaced refugee; immigrant migrant; migrate move; settle
colonise; colony settlement; native indigenous; origin source; originate come; come originate; source origin; ancestor
forefather; heir successor; inherit heir; overtake pass surpass; pass overtake surpass; exceed surpass; reach attain;
achieve attain accomplish; goal aim; test examine; host moderate; moderate moderator; moderator host; broadcast air;
channel station; air broadcast; event incident; incident event accident; accident crash; crash accident collision;
crash collide; celebrate mark; festival celebration; anniversary commemorate; commemorate remember; bury funeral;
grave tomb; ceremony rite
"""


def kindred(stem: Callable[[str], str]) -> Mapping[str, frozenset[str]]:
    """Give for each stem the stems of the words that say nearly the same."""
    found: dict[str, set[str]] = {}
    for group in _GROUPS.replace("\n", " ").split(";"):
        stems = {stem(word) for word in group.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return {word: frozenset(others) for word, others in found.items()}


def all_words() -> Iterable[str]:
    """Give every word of the list, to be stemmed together."""
    return _GROUPS.replace(";", " ").split()
