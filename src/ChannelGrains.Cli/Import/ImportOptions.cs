using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Import;

/// <summary>Arguments and options of import.</summary>
internal sealed class ImportOptions
{
    private const int MaxConnections = 64;

    public ImportOptions() => File.Validators.Add(CommonOptions.MustBeFile);

    public Argument<FileInfo> File { get; } = new("FILE") { Description = "The CSV file, plain or gzip; /dev/stdin reads a pipe." };

    public Option<string> Map { get; } = CommonOptions.RequiredText(
        "--map",
        "The mapping: a file as Mappings/template.json explains it, or a name out of iowa-vendor, iowa-store, online-retail-dedup, "
            + "online-retail-ordinal.");

    public Option<string?> Source { get; } = CommonOptions.Text("--source", "The source to send as; default the mapping's.");

    public Option<bool> Sequenced { get; } = new("--sequenced") { Description = "The source is SEQUENCED, whatever the mapping says." };

    public Option<bool> CreateSource { get; } =
        new("--create-source") { Description = "Register the source as the mapping describes it, if it is not." };

    public Option<bool> CreatePartners { get; } =
        new("--create-partners") { Description = "Create partners unknown to the server, ACTIVE since ever, before their first row." };

    public Option<DirectoryInfo?> Lookups { get; } =
        new("--lookups") { Description = "Where lookup files are; also looked for beside the data and beside the mapping." };

    public Option<int> Connections { get; } =
        NumberOptions.Whole("--connections", "Streams to send over; each partner stays on one.", 1, MaxConnections, 1);

    public Option<long> MaxErrors { get; } = NumberOptions.Whole(
        "--max-errors",
        "Bad rows to leave out; one more ends the import after what was read is sent. Must be 0 for a SEQUENCED "
            + "source, whose numbers would change when the row is mended. The default 0 stops at the first; try --dry-run first.",
        0L, long.MaxValue, 0L);

    public Option<long> MaxConflicts { get; } = NumberOptions.Whole(
        "--max-conflicts",
        "Rows whose id the server has with other content; one more ends the import: most likely the mapping was changed. "
            + "What is under way then is still taken.",
        0L, long.MaxValue, 100L);

    public Option<int?> Epoch { get; } = new("--epoch")
    {
        Description = "SEQUENCED, after `lane open`: the lane's new epoch, to say that the file has only rows that earlier epochs have not.",
    };

    public Option<int> GiveUpAfter { get; } = new("--give-up-after")
    {
        Description = "Seconds without a connection after which the import ends.",
        DefaultValueFactory = _ => 60,
    };

    public Option<bool> DryRun { get; } =
        new("--dry-run") { Description = "Read and map the whole file and report, without a server. Bad rows do not stop it." };

    public IEnumerable<Symbol> All =>
        [File, Map, Source, Sequenced, CreateSource, CreatePartners, Lookups, Connections, MaxErrors, MaxConflicts, Epoch, GiveUpAfter, DryRun];
}
