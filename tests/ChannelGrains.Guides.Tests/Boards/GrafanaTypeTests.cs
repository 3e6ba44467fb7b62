namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>The files of `deploy/grafana` are dashboards by Grafana's own types. No registry that the tests use has a Grafana that could render them.</summary>
public sealed class GrafanaTypeTests
{
    private const string Missing = "tests/run puts Grafana's types into .artifacts.";

    [Fact]
    public async Task Files_OfAllBoards_AreDashboards()
    {
        Assert.SkipUnless(GrafanaTypes.AreThere, Missing);
        var boards = AllBoards.All.ToDictionary(board => board.Name, board => File.ReadAllText(board.Path));

        Assert.Equal("", await GrafanaTypes.CompareAsync(boards));
    }

    [Theory]
    [InlineData("\"schemaVersion\": 39,", "")]
    [InlineData("\"gridPos\"", "\"gridPosition\"")]
    [InlineData("\"h\": 8", "\"h\": \"8\"")]
    [InlineData("\"type\": \"timeseries\"", "\"type\": \"graph\"")]
    [InlineData("\"type\": \"query\"", "\"type\": \"queries\"")]
    [InlineData("\"placement\": \"bottom\"", "\"placement\": \"below\"")]
    [InlineData("\"colorMode\": \"value\",", "")]
    [InlineData("\"fillOpacity\"", "\"fill\"")]
    [InlineData("\"unit\": \"s\"", "\"units\": \"s\"")]
    [InlineData("\"matcher\"", "\"match\"")]
    [InlineData("\"refId\"", "\"ref\"")]
    public async Task Board_ThatSaysItOtherwise_IsNone(string said, string instead)
    {
        Assert.SkipUnless(GrafanaTypes.AreThere, Missing);
        var board = BoardFile.Write(AllBoards.All[0]);
        Assert.Contains(said, board, StringComparison.Ordinal);

        var wrong = await GrafanaTypes.CompareAsync(new Dictionary<string, string> { ["broken"] = board.Replace(said, instead, StringComparison.Ordinal) });

        Assert.Matches(@"^broken\.ts\([0-9]+,[0-9]+\): error ", wrong);
    }
}
