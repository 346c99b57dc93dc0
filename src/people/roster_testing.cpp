#include "people/roster_testing.hpp"

#include <cassert>

namespace tilstede::people::testing {

RosterFiles small_roster() {
  return {
      {"manifest.csv", "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n"},
      {"orgs.csv",
       "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
       "kommune,,,Kommunen,district,,\n"
       "nord,,,Nord,local,,kommune\n"
       "solvang,,,Solvang skole,school,,nord\n"
       "haug,,,Haug skole,school,,kommune\n"},
      {"academicSessions.csv",
       "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
       "2425,,,2024-25,schoolYear,2024-08-19,2025-06-20,,2025\n"},
      {"courses.csv", "sourcedId,status,title,courseCode\nfag-nor,,Norsk,NOR\n"},
      {"classes.csv",
       "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
       "schoolSourcedId,"
       "termSourcedIds\n"
       "8a,,,8A,08,,,homeroom,,solvang,2425\n"
       "8b,,,8B,08,,,homeroom,,solvang,2425\n"
       "h8,,,8H,8,,,homeroom,,haug,2425\n"
       "nor8,,,Norsk 8,08,fag-nor,,scheduled,,solvang,2425\n"},
      {"users.csv",
       "sourcedId,status,givenName,familyName,email,sms,phone,agentSourcedIds\n"
       "ada,,Ada,Berg,,,,\"grete,tante\"\n"
       "bo,,Bo,Dahl,,,,\n"
       "dina,,Dina,Eide,,,,\n"
       "grete,,Grete,Berg,grete@example.org,90000000,,\n"
       "tante,,Tuva,Berg,,,,\n"
       "kari,,Kari,Moen,,,,\n"
       "siv,,Siv,Lund,,,,\n"},
      {"roles.csv",
       "sourcedId,status,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
       "1,,ada,primary,student,,,solvang\n"
       "2,,bo,primary,student,,,solvang\n"
       "3,,dina,primary,student,,,solvang\n"
       "4,,grete,primary,parent,,,solvang\n"
       "5,,tante,primary,relative,,,solvang\n"
       "6,,kari,primary,teacher,,,solvang\n"
       "7,,siv,primary,principal,2024-08-01,,solvang\n"},
      {"demographics.csv", "sourcedId,status,birthDate,sex\nada,,2011-05-05,female\n"},
      {"enrollments.csv",
       "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
       "1,,8a,solvang,ada,student,,,\n"
       "2,,8a,solvang,bo,student,,,\n"
       "3,,8b,solvang,dina,student,,,\n"
       "4,,nor8,solvang,ada,student,,,\n"
       "5,,8a,solvang,kari,teacher,true,,\n"
       "6,,8b,solvang,kari,teacher,false,,\n"},
  };
}

void change(RosterFiles& files, const std::string& file, const std::string& from, const std::string& to) {
  std::string& text = files.at(file);
  const auto at = text.find(from);
  assert(at != std::string::npos);
  text.replace(at, from.size(), to);
}

}  // namespace tilstede::people::testing
