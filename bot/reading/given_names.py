"""Common given names, which tell a name from other capitalised words and "he" from "she". General knowledge."""

FEMALE = frozenset(
    "abigail adele agnes aisha alexandra alice alicia alison allison amanda amber amelia amina amy ana anastasia "
    "andrea angela angelina anita ann anna anne annette anya ashley astrid audrey barbara beatrice becky bernice beth "
    "betty beverly bonnie brenda bridget brittany camilla carla carmen carol carole caroline carolyn catherine cathy "
    "cecilia charlotte chelsea cheryl christina christine cindy claire clara claudia connie cynthia daisy danielle "
    "dawn deborah debra denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor elena "
    "elisabeth elise elizabeth ella ellen emily emma erica erin esther eva evelyn fatima felicia fiona florence "
    "frances gabriela gail georgia geraldine gina gladys gloria grace greta hannah harriet heather heidi helen helena "
    "hillary holly ida ilse inga ingrid irene iris isabel isabella ivana ivanka jacqueline jane janet janice jasmine "
    "jeanne jennifer jessica jill joan joanna jodi josephine joy joyce juanita judith judy julia julie karen kate "
    "katherine kathleen kathryn kathy katie kayla kelly kim kimberly kirsten kristen kristin laila laura lauren leila "
    "lena leslie linda lisa loretta lori louise lucia lucille lucy lydia lynn mabel madeleine maggie marcia margaret "
    "maria marian marianne marie marilyn marina marjorie marlene martha mary maureen megan melania melinda melissa "
    "mercedes michelle mildred miriam molly monica nadia nancy naomi natalia natalie natasha nicole nina nora norma "
    "olga olivia pamela patricia paula pauline peggy penelope phyllis priscilla rachel rebecca regina renee rhonda "
    "rita roberta rosa rose rosemary ruth sabrina sally samantha sandra sara sarah serena sharon sheila shirley "
    "silvia sonia sophia sophie stella stephanie sue susan susanna suzanne svetlana sylvia tamara tammy tara tatiana "
    "teresa theresa tiffany tina tracy ursula valentina valerie vanessa vera veronica victoria viola virginia vivian "
    "wanda wendy whitney yolanda yvette yvonne zoe".split()
)
MALE = frozenset(
    "aaron abdul abraham adam adrian ahmed akira alan albert alejandro alex alexander alexei alfred ali allan allen "
    "alvin anders andre andreas andrei andrew anthony antonio arnold arthur august auguste barack barry ben benjamin "
    "bernard bernie bill billy bob bobby boris brad bradley brandon brent brett brian bruce bryan calvin carl carlos "
    "chad charles charlie christian christopher chuck clarence claude clifford clint colin craig curtis dale damian "
    "dan daniel darren dave david dean dennis derek diego dmitri dmitry don donald doug douglas duncan dwight earl ed "
    "eddie edgar eduardo edward edwin elijah emmanuel eric ernest eugene evan felix fernando floyd francis francisco "
    "frank franklin fred frederick fumio gary gene geoffrey george gerald gerard gilbert giovanni glen glenn gordon "
    "graham greg gregory guy hans harold harry harvey hassan hector henrik henry herbert herman howard hugh hugo ian "
    "ibrahim igor isaac ivan jack jacob jake james jason javier jeff jeffrey jeremy jerome jerry jim jimmy joe joel "
    "john johnny jon jonathan jose joseph joshua juan julian justin karl keith ken kenneth kevin khalid klaus kurt "
    "kyle lance larry lawrence leo leon leonard leroy lewis lloyd louis lucas luigi luis luke manuel marc marco "
    "marcus mario mark martin marvin matt matthew maurice max maxim melvin michael miguel mike mikhail milton mitch "
    "mitt mohamed mohammed mohammad muhammad nathan neil nelson nicholas nick nigel nikolai noam norman oleg oliver "
    "omar oscar otto owen pablo patrick paul pavel pedro per peter phil philip phillip pierre pietro rafael ralph "
    "ramon randy raul ray raymond reginald ricardo richard rick robert roberto rodney roger roland ron ronald ross "
    "roy russell ryan salvador sam samuel scott sean sebastian sergei sergey seth shane shinzo simon stanley stefan "
    "stephen steve steven stuart sven ted terrence theodore thomas tim timothy todd tom tommy tony travis trevor "
    "vernon victor viktor vincent vitaly vladimir volodymyr wallace walter warren wayne werner wesley will william "
    "willie winston xavier yuri yusuf zachary".split()
)

EITHER = frozenset(
    "alexis andrea angel ariel casey chris claude cameron daryl dana dominique drew jackie jaime jamie jan jean jesse "
    "jo jody jordan kelly kerry kim lee leslie lindsay loren michel morgan nicola noel pat quinn riley robin sam "
    "sasha shannon sidney stacy taylor terry tracy yu".split()
)
"""Given names that both bear."""
