using ChannelGrains.Admin.V1;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Reviews;

/// <summary>When partners are reviewed, and what of it a restart keeps.</summary>
public sealed class ReviewTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    private readonly TemporaryDirectory _directory = new();
    private FakeTimeProvider _time = DrivenClock.StartingAt(Make.At("2026-03-10T08:00"));
    private NotedReview _review = new();
    private TestServer _server = null!;
    private TestClient _client = null!;
    private string _source = "";

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        _source = await _client.CreateSourceAsync(SourceMode.Keyed);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Review_AfterAFact_StatesWhatItSaysOnce()
    {
        var partner = await _client.CreatePartnerAsync();
        await SellAsync(partner, "a");
        await PassAsync(() => AnswersOf(partner) == 1);
        await SellAsync(partner, "b");
        var before = _review.LooksAt(partner).Count;
        await PassAsync(() => _review.LooksAt(partner).Count > before);

        Assert.Equal(1, AnswersOf(partner));
        Assert.Empty((await _client.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
    }

    [Fact]
    public async Task Review_FactsComeAllTheTime_IsOnceASecond()
    {
        var partner = await _client.CreatePartnerAsync();
        await PassAsync(() => _review.LooksAt(partner).Count > 0);
        for (var sale = 0; sale < 100; sale++)
        {
            await SellAsync(partner, $"s{sale}");
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }
        await PassAsync(() => _review.LooksAt(partner)[^1].Version >= 101);

        // One that states something is asked again at once, in the same turn.
        var turns = _review.LooksAt(partner).Select(look => look.AtMicros / 500_000).Distinct().ToList();
        Assert.InRange(turns.Count, 2, 12);
    }

    [Fact]
    public async Task Review_BatchesThatGiveNothingToSay_WaitForLaterOrTheStop()
    {
        var partner = await _client.CreatePartnerAsync();
        await PassAsync(() => _review.LooksAt(partner).Count > 0);
        await SavedAsync(partner);
        var (before, sold) = (_review.LooksAt(partner).Count, _time.GetUtcNow());
        _review.NeedsBatches = false;
        await SellAsync(partner, "a");
        await PassAsync(() => _time.GetUtcNow() > sold.AddSeconds(10), TimeSpan.FromMilliseconds(250));
        Assert.Equal(before, _review.LooksAt(partner).Count);

        await PassAsync(() => AnswersOf(partner) == 1, TimeSpan.FromMilliseconds(250));
        Assert.InRange(_review.LooksAt(partner)[before].AtMicros, Micros(sold.AddSeconds(30)), Micros(sold.AddSeconds(40)));
        await SavedAsync(partner);
        await SellAsync(partner, "b");
        await RestartAsync();
        var started = _time.GetUtcNow();
        await PassAsync(() => _time.GetUtcNow() > started.AddSeconds(10), TimeSpan.FromMilliseconds(250));
        Assert.Empty(_review.LooksAt(partner));
    }

    [Fact]
    public async Task Review_DueAfterARestart_IsDoneWithNobodyElseWoken()
    {
        var due = Micros(Make.At("2026-03-12T08:00"));
        var waiting = TestClient.NewId("partner");
        (_review.DueMicros, _review.DuePartner) = (due, waiting);
        await _client.CreatePartnerAsync(request => request.PartnerId = waiting);
        var quiet = await _client.CreatePartnerAsync();
        await PassAsync(() => _review.LooksAt(waiting).Count > 0);
        await SellAsync(quiet, "q");
        await PassAsync(() => AnswersOf(quiet) == 1);
        await SavedAsync(waiting, quiet);

        await RestartAsync("2026-03-11T08:00");
        var started = _time.GetUtcNow();
        await PassAsync(() => _time.GetUtcNow() > started.AddSeconds(10));
        Assert.Empty(_review.LooksAt(waiting));

        await RestartAsync("2026-03-12T07:59:50");
        await PassAsync(() => _review.LooksAt(waiting).Count > 0);

        Assert.InRange(_review.LooksAt(waiting)[0].AtMicros, due, due + 1_000_000);
        Assert.Empty(_review.LooksAt(quiet));
    }

    [Fact]
    public async Task Review_DueWhileTheServerWasDown_IsDoneAtTheStart()
    {
        var due = Micros(Make.At("2026-03-12T08:00"));
        _review.DueMicros = due;
        var partner = await _client.CreatePartnerAsync();
        await PassAsync(() => _review.LooksAt(partner).Count > 0);
        await SavedAsync(partner);

        await RestartAsync("2026-03-20T08:00");

        await PassAsync(() => _review.LooksAt(partner).Count > 0);
    }

    [Fact]
    public async Task Start_WithoutTheRow_ReviewsThePartner()
    {
        var (lost, kept) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync());
        await PassAsync(() => _review.LooksAt(lost).Count > 0 && _review.LooksAt(kept).Count > 0);
        await RestartAsync();
        var rows = new IndexWrites();
        rows.Delete(SavedReview.Key(lost));
        await _server.Services.GetRequiredService<IJournalRows>().WriteRowsAsync(rows, CancellationToken.None);

        await RestartAsync();

        await PassAsync(() => _review.LooksAt(lost).Count > 0);
        Assert.Empty(_review.LooksAt(kept));
    }

    [Fact]
    public async Task Settings_Changed_HaveAllReviewed()
    {
        var partners = new[] { await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync() };
        await PassAsync(() => partners.All(partner => _review.LooksAt(partner).Count > 0));
        await SavedAsync(partners);
        var before = partners.Select(partner => _review.LooksAt(partner).Count).ToList();

        _review.Settings = 7;

        await PassAsync(() => partners.Zip(before).All(pair => _review.LooksAt(pair.First).Count > pair.Second));
    }

    [Fact]
    public async Task Review_Fails_IsTriedAgain()
    {
        _review.Fails = true;
        var partner = await _client.CreatePartnerAsync();
        await PassAsync(() => _review.LooksAt(partner).Count > 0);
        _review.Fails = false;

        await PassAsync(() => _review.LooksAt(partner).Count > 1, TimeSpan.FromSeconds(1));
        await SellAsync(partner, "a");
        await PassAsync(() => AnswersOf(partner) == 1);
    }

    [Fact]
    public void DueReviews_MoreThanFit_DrawTheHorizonIn()
    {
        var due = new DueReviews();
        due.Extend(1_000_000);
        for (var partner = 0; partner < DueReviews.Capacity; partner++)
            Assert.True(due.TryAdd(partner, $"p{partner}"));

        Assert.True(due.TryAdd(5, "early"));
        Assert.Equal(DueReviews.Capacity - 1, due.HorizonMicros);
        Assert.Equal(DueReviews.Capacity, due.Count);
        Assert.False(due.TryAdd(due.HorizonMicros, "late"));
        Assert.False(due.TryTake(-1, out _));
        Assert.True(due.TryTake(0, out var first));
        Assert.Equal((0, "p0"), first);
    }

    /// <summary>Answers that the last look at a partner saw.</summary>
    private long AnswersOf(string partner) => _review.LooksAt(partner) is { Count: > 0 } looks ? looks[^1].Answers : 0;

    private Task SellAsync(string partner, string id) => _client.SubmitAsync(_source, Make.Keyed(partner, Make.Sale(id, 10, Make.At("2026-03-09T10:00"))));

    private Task PassAsync(Func<bool> condition, TimeSpan? step = null) => Eventually.TrueAsync(() =>
    {
        _time.Advance(step ?? Step);
        return condition();
    });

    /// <summary>Lets them be quiet for long enough to be saved.</summary>
    private async Task SavedAsync(params string[] partners)
    {
        var rows = _server.Services.GetRequiredService<IJournalRows>();
        foreach (var partner in partners)
            await Eventually.TrueAsync(async () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(250));
                return await rows.ReadRowAsync(SavedReview.Key(partner), CancellationToken.None) is { } row && SavedReview.Read(row).Version == _review.LooksAt(partner)[^1].Version;
            });
    }

    private async Task RestartAsync(string? at = null)
    {
        await _server.DisposeAsync();
        var now = at is null ? _time.GetUtcNow() : Make.At(at);
        (_time, _review) = (DrivenClock.StartingAt(now), new NotedReview { DueMicros = _review.DueMicros, DuePartner = _review.DuePartner });
        await StartAsync();
    }

    private async Task StartAsync()
    {
        _server = await TestServer.StartAsync(directory: _directory.Path, time: _time, configure: services => services.RemoveAll<Review>().AddSingleton<Review>(_review));
        _client = new TestClient(_server.Channel);
    }

    private static long Micros(DateTimeOffset at) => ChannelGrains.Grains.Timestamps.ToMicros(at);
}
