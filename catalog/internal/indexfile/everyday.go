package indexfile

// everydayShare is the share, in percent, of its rarity that is left to an
// everyday word.
const everydayShare = 45

// everydayWords are words that people use whatever they talk about. In a catalog
// of a hundred short texts many of them are rare, but they say little: "given"
// occurs in one text and in a thousand error messages. Words that make up phrases
// of their own (Gone, Found, Continue) are not among them. The list is used when
// the index is built and is not in programs that search.
const everydayWords = `
about above action after again against ago ahead all allows along already also always among another anyone anything
appear around ask away back basically became become before began begin behind believe below beside best better
big bit bring brought busy button buy call came care case change check choose click come complete completely
consider correctly couple cut data day decide detail determine different display done during each early easy either else
end enough even ever every everyone everything example exactly except expect explain fact far feel few fill final
find fine finish first follow force form forward free friend front full fully function game general getting given
go goes going gone good grow had half hand handle happen hard have hear held help here high hit hold home hope hour
idea important include including inside instead itself job just keep kept kind knew know known large last late
later lead learn least leave left less let letter level life like line list little live long longer look lose lost
lot low made main make makes many matter maybe meet might mind minute miss moment month more most move much must
name near nearly need needed never new next nice night none normal notice now number off office often old
once one only open option order ordered other otherwise others our out outside over own page part particular pass past
people perform perhaps person phone pick piece place plan play please point possible pretty probably problem
proceed process properly provide provided pull push put quick quickly quite raise ran rather reach read ready real
really reason receive received recent reference reliably remain remember result room run running safe same saw
screen second see seem seen sense serious set several shop short show shown side similar simple simply since single
site situation small some somebody someone something sometime soon sort special speak start started state stay step
still stop straight stuff such sure take taken talk team tell text thank thing think though thought through
time today together told took top total toward trade tried tries true trust try trying turn twice type under
understand until up upon us useful usual usually value various very wait walk want watch way week well went
whatever whether whole whose within without wonder word work worked working world worse wrong year yes yet
`
