using ChannelGrains.Admin.V1;
using ChannelGrains.Grains;
using ChannelGrains.Server.Tests.Kpis;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Turns that end with an exception at any of their steps, again and again. Callers send again; what they are told, the figures, the lanes and
/// the journal are as if nothing had happened, while the server runs and after a restart.</summary>
public sealed class TurnFaultTests
{
    private const int Batches = 60, Attempts = 200;
    private static readonly string[] Months = ["2026-01", "2026-02"];

    public static TheoryData<string> Steps => [.. Enum.GetNames<TurnStep>(), ""];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Turn_ThatThrows_ChangesNothingThatIsNotStored(string step)
    {
        using var directory = new TemporaryDirectory();
        var run = new Run(directory.Path, seed: step.Length);
        var faults = new Dictionary<string, string?> { ["Faults:ThrowOneIn"] = step switch { nameof(TurnStep.Folding) => "12", "" => "15", _ => "3" }, ["Faults:ThrowSeed"] = "7" };
        if (step.Length > 0)
            faults["Faults:ThrowAt"] = step;

        await run.StartAsync(faults);
        await run.TradeAsync();
        Assert.True(run.Failures > 5, $"only {run.Failures} calls failed");
        await run.CheckAsync();
        await run.StopAsync();

        await run.StartAsync([]);
        await run.CheckAsync();
        await run.StopAsync();
    }

    /// <summary>The check would notice: a state that is kept after its turn threw is not what was stored.</summary>
    [Theory]
    [InlineData(TurnStep.Appended)]
    [InlineData(TurnStep.Folding)]
    public async Task Turn_ThatThrowsAndKeepsItsState_IsNoticed(TurnStep step)
    {
        using var directory = new TemporaryDirectory();
        var run = new Run(directory.Path, seed: 1);
        await run.StartAsync(new()
        {
            ["Faults:ThrowAt"] = $"{step}",
            ["Faults:ThrowOneIn"] = step == TurnStep.Folding ? "12" : "3",
            ["Faults:KeepState"] = "true",
        });

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(run.TradeAsync);

        await run.StopAsync();
    }

    private sealed class Run(string directory, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly ReferenceBook _book = new();
        private readonly List<Transaction> _keyed = [];
        private readonly string _partner = "p", _keyedSource = "keyed", _sequencedSource = "sequenced";
        private TestServer _server = null!;
        private TestClient _client = null!;
        private int _committed, _quarantined;

        /// <summary>Calls that ended without an answer.</summary>
        public int Failures { get; private set; }

        public async Task StartAsync(Dictionary<string, string?> settings)
        {
            _server = await TestServer.StartAsync(settings, directory);
            _server.ExpectsErrors = true;
            _client = new TestClient(_server.Channel);
        }

        public async Task StopAsync() => await _server.DisposeAsync();

        public async Task TradeAsync()
        {
            await UntilAnsweredAsync(async () => await _client.Ingest.CreateSourceAsync(new CreateSourceRequest { Source = Source(_keyedSource, SourceMode.Keyed), RequestId = "k" }));
            await UntilAnsweredAsync(async () => await _client.Ingest.CreateSourceAsync(new CreateSourceRequest { Source = Source(_sequencedSource, SourceMode.Sequenced), RequestId = "s" }));
            await UntilAnsweredAsync(() => _client.CreatePartnerAsync(request => (request.PartnerId, request.RequestId) = (_partner, "p")));
            for (var batch = 0; batch < Batches; batch++)
            {
                if (_random.Next(2) == 0)
                    await SendKeyedAsync();
                else
                    await SendSequencedAsync();
                if (batch % 10 == 5)
                    await ChangePartnerAsync(batch);
                // What is read is what was stored, also right after a turn that did not end.
                await CheckFiguresAsync();
            }
        }

        /// <summary>The figures, the lanes, and all that the server holds against its journals.</summary>
        public async Task CheckAsync()
        {
            await CheckFiguresAsync();
            var lanes = (await UntilAnsweredAsync(async () => await _client.Ingest.ListLanesAsync(new ListLanesRequest { PartnerId = _partner }))).Lanes;
            Assert.Equal(_committed, lanes.Single(lane => lane.SourceId == _sequencedSource).CommittedSequence);
            Assert.Equal(_keyed.Count + _committed, lanes.Sum(lane => lane.AcceptedCount + lane.QuarantinedCount));
            Assert.Equal(_quarantined, lanes.Sum(lane => lane.QuarantinedCount));
            Assert.Equal(10, (await UntilAnsweredAsync(async () => await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = _partner }))).Partner.DisplayName.Length);
            await UntilAnsweredAsync(async () =>
            {
                var report = await _client.Admin.VerifyJournalAsync(new VerifyJournalRequest());
                Assert.Empty(report.Problems);
                Assert.True(report.States > 0);
                return report;
            });
            await Eventually.TrueAsync(async () => (await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest())) is { Differences.Count: 0 });
        }

        private async Task CheckFiguresAsync()
        {
            foreach (var month in Months)
                Assert.Equal(_book.Month(month), ReferenceBook.Month(await UntilAnsweredAsync(() => _client.KpisAsync(_partner, month))));
        }

        /// <summary>Each id once as new, some of before again.</summary>
        private async Task SendKeyedAsync()
        {
            List<Transaction> news = [.. Enumerable.Range(_keyed.Count, _random.Next(1, 6)).Select(number => Draw($"k{number}", $"k{_random.Next(number + 2)}"))];
            List<Transaction> again = [.. Enumerable.Range(0, _random.Next(3)).Where(_ => _keyed.Count > 0).Select(_ => _keyed[_random.Next(_keyed.Count)]).DistinctBy(one => one.TransactionId)];
            var result = await UntilAnsweredAsync(() => _client.SubmitAsync(_keyedSource, Make.Keyed(_partner, [.. news, .. again])));
            Assert.InRange(result.Duplicates, again.Count, again.Count + news.Count);
            Take(_keyedSource, news, result, news.Count + again.Count);
            _keyed.AddRange(news);
        }

        private async Task SendSequencedAsync()
        {
            var back = Math.Min(_random.Next(4), _committed);
            List<Transaction> sent = [.. Enumerable.Range(_committed - back + 1, back + _random.Next(1, 6)).Select(number => Numbered(number))];
            var result = await UntilAnsweredAsync(() => _client.SubmitAsync(_sequencedSource, Make.Numbered(_partner, _committed - back + 1, sent)));
            Assert.Equal(_committed + sent.Count - back, result.CommittedSequence);
            Take(_sequencedSource, sent[back..], result, sent.Count);
            _committed += sent.Count - back;
        }

        private async Task ChangePartnerAsync(int batch)
        {
            var name = $"named {batch:D4}";
            await UntilAnsweredAsync(async () => await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
            {
                Partner = new Partner { PartnerId = _partner, DisplayName = name },
                UpdateMask = new() { Paths = { "display_name" } },
                RequestId = $"u{batch}",
            }));
            Assert.Equal(name, (await UntilAnsweredAsync(async () => await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = _partner }))).Partner.DisplayName);
        }

        private void Take(string source, List<Transaction> news, BatchResult result, int sent)
        {
            Assert.Equal(sent, result.Accepted + result.Duplicates + result.Items.Count);
            foreach (var transaction in news)
                _quarantined += _book.Take(source, transaction) ? 0 : 1;
        }

        private readonly Dictionary<int, Transaction> _numbered = [];

        private Transaction Numbered(int number)
        {
            if (!_numbered.TryGetValue(number, out var transaction))
                _numbered.Add(number, transaction = Draw($"s{number}", $"s{_random.Next(1, number + 2)}"));
            return transaction;
        }

        private Transaction Draw(string id, string original)
        {
            var at = new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.Zero).AddDays(_random.Next(20));
            var (kind, cents) = (_random.Next(10), _random.Next(1, 500));
            if (kind <= 2 && id != original)
                return Make.Void(id, original, at);
            var sale = Make.Sale(id, cents / 100m, at, $"c{_random.Next(12)}", $"category{cents % 7}");
            if (kind == 3)
                sale.Kind = TransactionKind.Return;
            if (kind == 4)
                sale.CurrencyCode = "EUR";
            return sale;
        }

        private static Source Source(string id, SourceMode mode) => new() { SourceId = id, Mode = mode, MaxAgeDays = 36_500 };

        /// <summary>Makes a call again, as a client does, while its outcome is not known.</summary>
        private async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> call)
        {
            for (var attempt = 1; ; attempt++)
                try
                {
                    return await call();
                }
                catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Unknown && attempt < Attempts)
                {
                    Failures++;
                }
        }
    }
}
