using Xunit;

namespace ChannelGrains.Architecture.Tests;

public sealed class FolderTests
{
    /// <summary>Folders that still use each other. The list only shrinks.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Present = new Dictionary<string, string[]>
    {
        [Layers.Grains] = ["Customers", "Ingest", "Partners"],
    };

    public static TheoryData<string> Projects => [.. Layers.Names.Where(name => name != Layers.Protocol)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_DoNotUseEachOtherInACycle(string project)
    {
        var graph = FolderGraph.Read(project);
        var present = Present.GetValueOrDefault(project) ?? [];
        var cycles = graph.Cycles().Where(cycle => cycle.Except(present).Any());
        Assert.True(!cycles.Any(), string.Join('\n', cycles.Select(cycle => $"{project}: {string.Join(' ', cycle)}\n{string.Join('\n', graph.Uses(cycle))}")));
    }
}
