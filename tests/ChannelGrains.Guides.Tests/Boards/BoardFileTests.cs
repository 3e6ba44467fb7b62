namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>The files of `deploy/grafana` say what the boards say. With <c>CHANNELGRAINS_BOARDS=write</c> they are written.</summary>
public sealed class BoardFileTests
{
    public static TheoryData<string> Names => [.. AllBoards.All.Select(board => board.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task File_OfABoard_SaysWhatTheBoardSays(string name)
    {
        var board = AllBoards.All.Single(board => board.Name == name);
        if (Environment.GetEnvironmentVariable("CHANNELGRAINS_BOARDS") == "write")
            await File.WriteAllTextAsync(board.Path, BoardFile.Write(board), TestContext.Current.CancellationToken);

        Assert.Equal(BoardFile.Write(board), await File.ReadAllTextAsync(board.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Files_OfTheFolder_AreThoseOfTheBoards() => Assert.Equal(
        AllBoards.All.Select(board => board.Path).Order(StringComparer.Ordinal), Directory.GetFiles(Repository.PathOf("deploy", "grafana"), "*.json").Order(StringComparer.Ordinal));
}
