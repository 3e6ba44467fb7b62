namespace ChannelGrains.Journal.Embedded;

/// <summary>Writes a small file as a whole: under its name there is all of it or what was there before, whenever the power goes.</summary>
public static class DurableFile
{
    /// <summary>What a file is called until it is complete; one that is left over was interrupted and is of no use.</summary>
    public const string UnfinishedSuffix = ".new";

    public static void Write(IJournalFileSystem fs, string path, ReadOnlySpan<byte> bytes)
    {
        var unfinished = path + UnfinishedSuffix;
        using (var file = fs.Create(unfinished, 0))
        {
            file.Write(0, bytes);
            file.Sync();
        }
        fs.Rename(unfinished, path);
        fs.SyncDirectory(Path.GetDirectoryName(path)!);
    }
}
