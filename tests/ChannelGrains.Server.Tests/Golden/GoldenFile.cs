namespace ChannelGrains.Server.Tests.Golden;

/// <summary>Durable bytes as they were once committed, in lines of text. They fail a test when the code makes others: what is on a disk must stay
/// readable. Where they are to change, run the tests of this folder with <c>CHANNELGRAINS_GOLDEN=write</c>, and read the difference.</summary>
internal static class GoldenFile
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("CHANNELGRAINS_GOLDEN") == "write";

    private static string Folder { get; } = Repository.PathOf("tests", "ChannelGrains.Server.Tests", "Golden");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.hex").Select(path => Path.GetFileNameWithoutExtension(path));

    public static string[] Read(string name) => File.ReadAllLines(PathOf(name));

    public static void Check(string name, IReadOnlyList<string> lines)
    {
        if (Writes)
            File.WriteAllLines(PathOf(name), lines);
        Assert.True(File.Exists(PathOf(name)), $"There is no golden file {name}.hex: make it with CHANNELGRAINS_GOLDEN=write.");
        Assert.Equal(Read(name), lines);
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + ".hex");
}
