using System.CommandLine;

namespace ChannelGrains.Cli.Import;

/// <summary>channelctl import</summary>
internal static class ImportCommand
{
    private const string Explanation =
        "Running it again is safe. KEYED: rows that the server has are counted as duplicates. SEQUENCED: rows are numbered per partner "
        + "in file order, and those already committed are left out, so the file must not change at its start.\n\n"
        + "Partner ids: each run of characters other than letters, digits, - and _ becomes one -; two partners that get the same id are an "
        + "error.\n\n"
        + "A sale with a negative quantity (a write-off at price 0) is sent with quantity 0 and counted in the summary.\n\n"
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
