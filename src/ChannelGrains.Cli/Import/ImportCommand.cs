using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Import;

/// <summary>channelctl import</summary>
internal static class ImportCommand
{
    private const string Explanation =
        "Running it again is safe. KEYED: rows that the server has are counted as duplicates. SEQUENCED: rows are numbered per partner "
        + "in file order and all sent again; those that the server has are duplicates. So the file may only grow at its end: one that begins with "
        + "other rows is refused, and so is one for a lane that `lane open` has opened anew, until --epoch says that it has only new rows.\n\n"
        + "The file is read once to its end before anything is sent: gzip that is cut off or damaged, text that is not in its encoding, and quotes "
        + "that are not closed are found then; from a pipe, on the way, and the summary says what was sent. A row that cannot be read exactly is a "
        + "bad row with its line: fields more or fewer than the header has, a number in another form than the mapping says, signs that do not "
        + "agree, an id with characters that are not seen. Blanks around values are not part of them.\n\n"
        + "Partner ids: up to 64 letters, digits, - and _ stay, single spaces become -. Of other names the readable part stays, with a hash of the "
        + "name behind it, so that each name has an id of its own, the same one in every file. What an id was made of is kept with the partner as "
        + "its external id `import`; an import into the partner of another name is refused.\n\n"
        + "A SALE of amount 0 with a negative quantity (a write-off) is sent with quantity 0 and counted in the summary.\n\n"
        + "The mapping format is explained in Mappings/template.json beside channelctl: copy it and change the copy.\n\n" + ExitCode.Help;

    public static Command Create(CliHost host)
    {
        var options = new ImportOptions();
        return host.Verb(
            "import",
            "Imports transactions from a CSV file, plain or gzip, by a mapping; the file is read in a stream.",
            "import sales.csv.gz --map iowa-vendor --create-source --create-partners",
            options.All,
            (session, cancellationToken) => new ImportVerb(session, options).RunAsync(cancellationToken),
            Explanation);
    }
}
