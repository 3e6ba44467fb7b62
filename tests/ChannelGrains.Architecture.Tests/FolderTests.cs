using Xunit;

namespace ChannelGrains.Architecture.Tests;

public sealed class FolderTests
{
    public static TheoryData<string> Projects => [.. Layers.Names.Where(name => name != Layers.Protocol)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_DoNotUseEachOtherInACycle(string project)
    {
        var graph = FolderGraph.Read(project);
        var cycles = graph.Cycles();
        Assert.True(cycles.Count == 0, string.Join('\n', cycles.Select(cycle => $"{project}: {string.Join(' ', cycle)}\n{string.Join('\n', graph.Uses(cycle))}")));
    }
}
