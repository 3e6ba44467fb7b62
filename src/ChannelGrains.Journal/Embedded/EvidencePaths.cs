namespace ChannelGrains.Journal.Embedded;

/// <summary>Where files are in their directory: whole ones by the first two digits of their name, the others together.</summary>
internal sealed class EvidencePaths(string directory, string parts = EmbeddedEvidenceOptions.OwnParts)
{
    /// <summary>What the name of a whole file begins with in a backup.</summary>
    public const string BackupPrefix = "evidence-";

    public const string PartSuffix = ".part", NoteSuffix = ".note";

    private const int ShardDigits = 2;

    /// <summary>Where the files of a store are whose journals are in a directory.</summary>
    public static EvidencePaths Beside(string journalDirectory) => new(DirectoryBeside(journalDirectory));

    public static string DirectoryBeside(string journalDirectory) =>
        Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(journalDirectory)))!, "evidence");

    public string Root => directory;

    public string Parts { get; } = Path.Combine(directory, parts);

    public string Shard(EvidenceName name) => Path.Combine(directory, name.Value[..ShardDigits]);

    public string Whole(EvidenceName name) => Path.Combine(Shard(name), name.Value);

    public string Part(string id) => Path.Combine(Parts, id + PartSuffix);

    public string Note(string id) => Path.Combine(Parts, id + NoteSuffix);

    /// <summary>The whole files, in no order.</summary>
    public IEnumerable<EvidenceName> List(IJournalFileSystem fs)
    {
        if (!fs.DirectoryExists(directory))
            yield break;
        foreach (var shard in fs.List(directory).Where(shard => shard.Length == ShardDigits))
            foreach (var name in fs.List(Path.Combine(directory, shard)).Where(EvidenceName.Is))
                yield return new EvidenceName(name);
    }
}
