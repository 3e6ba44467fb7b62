namespace ChannelGrains.Server.Tests.Ingest;

public sealed class StreamOpeningTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Open_KnownSource_AnswersTheLimits()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);

        await using var session = await _client.OpenAsync(source);

        Assert.Equal(64, session.Opened.WindowFrames);
        Assert.Equal(4_096, session.Opened.MaxFrameTransactions);
        Assert.Equal(4 << 20, session.Opened.MaxFrameBytes);
        Assert.Equal(1, session.Opened.JournalIncarnation);
    }

    [Fact]
    public async Task Open_UnknownSource_IsNotFound()
    {
        await using var session = IngestSession.Connect(_client.Channel);
        await session.SendOpenAsync("no-such-source");

        Refused.With(StatusCode.NotFound, "SOURCE_NOT_FOUND", await session.ReadToErrorAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an id")]
    [InlineData("四川")]
    public async Task Open_ImpossibleSourceId_IsNotFound(string sourceId)
    {
        await using var session = IngestSession.Connect(_client.Channel);
        await session.SendOpenAsync(sourceId);

        Refused.With(StatusCode.NotFound, "SOURCE_NOT_FOUND", await session.ReadToErrorAsync());
    }

    [Fact]
    public async Task Open_FrameFirst_IsRefused()
    {
        await using var session = IngestSession.Connect(_client.Channel);
        await session.SendAsync(Make.Keyed("p", Make.Sale("s1")));

        Refused.With(StatusCode.InvalidArgument, "OPEN_EXPECTED", await session.ReadToErrorAsync());
    }

    [Fact]
    public async Task Open_NothingButTheEnd_IsRefused()
    {
        await using var session = IngestSession.Connect(_client.Channel);
        await session.CompleteAsync();

        Refused.With(StatusCode.InvalidArgument, "OPEN_EXPECTED", await session.ReadToErrorAsync());
    }

    [Fact]
    public async Task Open_Twice_EndsTheStream()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        await using var session = await _client.OpenAsync(source);
        await session.SendOpenAsync(source);

        Refused.With(StatusCode.InvalidArgument, "FRAME_EXPECTED", await session.ReadToErrorAsync());
    }

    [Fact]
    public async Task Complete_WithFramesInFlight_AnswersAllThenEndsWithOk()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        var partner = await _client.CreatePartnerAsync();
        await using var session = await _client.OpenAsync(source);
        for (var i = 0; i < 50; i++)
            await session.SendAsync(Make.Keyed(partner, Make.Sale($"s{i}")));
        await session.CompleteAsync();

        await session.ReadToEndAsync();

        Assert.Equal(50, session.FramesCompleted);
        Assert.Equal(50, session.Results.Values.Sum(result => result.Accepted));
    }
}
