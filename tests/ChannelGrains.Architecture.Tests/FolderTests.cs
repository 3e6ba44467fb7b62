using Xunit;

namespace ChannelGrains.Architecture.Tests;

public sealed class FolderTests
{
    /// <summary>Folders that still use each other. The list only shrinks: a cycle that is gone, or smaller, is taken off it.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Present = new Dictionary<string, string[]>
    {
        ["ChannelGrains.Grains"] = ["Customers Ingest Lanes Lifecycle Partners Quarantine Views"],
        ["ChannelGrains.Gateway"] = ["Access Budgets Ingest Partners Requests Rest Rest/Names"],
    };

    public static TheoryData<string> Projects => [.. Layers.Names.Where(name => name != Layers.Protocol)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_DoNotUseEachOtherInACycle(string project)
    {
        var graph = FolderGraph.Read(project);
        var cycles = graph.Cycles();
        var report = string.Join('\n', cycles.Select(cycle => $"{project}: {string.Join(' ', cycle)}\n{string.Join('\n', graph.Uses(cycle))}"));
        Assert.True(cycles.Select(cycle => string.Join(' ', cycle)).SequenceEqual(Present.GetValueOrDefault(project) ?? []), report.Length > 0 ? report : $"{project} has no cycle any more: take it off the list.");
    }
}
