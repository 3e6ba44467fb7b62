using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

/// <summary>What <c>tests/run</c> leaves out with <c>--cluster</c> and with <c>--postgres</c> is there, and each line says why.</summary>
public sealed class LeftOutTests
{
    [Theory]
    [InlineData("one-process.csv")]
    [InlineData("embedded-store.csv")]
    public void Lines_OfTheList_NameATestAndAReason(string list) =>
        Assert.DoesNotContain(File.ReadLines(Repository.PathOf("tests", list)).Skip(1), line => line.Split(',', 2) is not [var test, { Length: > 0 }] || !IsThere(test));

    private static bool IsThere(string test)
    {
        if (File.Exists(SourceOf(test)))
            return true;
        var method = test.LastIndexOf('.');
        return File.Exists(SourceOf(test[..method])) && File.ReadAllText(SourceOf(test[..method])).Contains($" {test[(method + 1)..]}(", StringComparison.Ordinal);
    }

    /// <summary>Where a class stands: the project's name ends with <c>.Tests</c>, and its folders are the rest of the namespace.</summary>
    private static string SourceOf(string name)
    {
        var project = name.IndexOf(".Tests.", StringComparison.Ordinal) + ".Tests".Length;
        return Repository.PathOf("tests", name[..project], name[(project + 1)..].Replace('.', Path.DirectorySeparatorChar) + ".cs");
    }
}
