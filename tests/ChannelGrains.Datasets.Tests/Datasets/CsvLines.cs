using System.IO.Compression;

namespace ChannelGrains.Datasets.Tests.Datasets;

/// <summary>Rearranged copies of the sales, in a temporary folder. No field of theirs has a line break.</summary>
internal static class CsvLines
{
    /// <summary>The header and all rows.</summary>
    public static (string Header, List<string> Rows) Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var header = reader.ReadLine()!;
        List<string> rows = [];
        while (reader.ReadLine() is { } row)
            rows.Add(row);
        return (header, rows);
    }

    public static string Write(string path, string header, IEnumerable<string> rows)
    {
        File.WriteAllLines(path, rows.Prepend(header));
        return path;
    }

    /// <summary>All rows and a fifth of them once more, in random order.</summary>
    public static List<string> Disorder(IReadOnlyList<string> rows, int seed)
    {
        var random = new Random(seed);
        List<string> all = [.. rows, .. rows.Where((_, index) => index % 5 == 0)];
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
        return all;
    }
}
