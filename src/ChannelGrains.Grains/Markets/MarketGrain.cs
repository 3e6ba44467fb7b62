using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Markets;

[Reentrant]
internal sealed class MarketGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<MarketGrain> logger)
    : ObservedGrain<MarketState>(store, time, faults, logger), IMarketGrain
{
    protected override StateFold<MarketState> MakeFold() => new MarketFold(this.GetPrimaryKeyString());

    public Task<Answer<MarketReported>> ReportSize(ReportMarketSize command, RequestStamp request) =>
        ReportAsync("ReportMarketSize", request, command.Decide);

    public Task<Answer<MarketReported>> ReportCompetitor(ReportCompetitorSales command, RequestStamp request) =>
        ReportAsync("ReportCompetitorSales", request, command.Decide);

    public async Task<Answer<MarketReading>> Read(IReadOnlyList<int> months, IChangeObserver? observer) => await ReadAsync(state =>
    {
        Observe(observer);
        return Answer<MarketReading>.Of(new MarketReading([.. months.Select(state.Reports.In)], Version), Ticket);
    }, CancellationToken.None);

    /// <summary>Turns a domain decision into a fact, and adds the market to the month's entries in the index.</summary>
    private Task<Answer<MarketReported>> ReportAsync<TFact>(string method, RequestStamp request, Func<MarketReports, Programme, Outcome<TFact>> decide)
        where TFact : MarketFact =>
        ChangeAsync(method, request, MarketFacts.Answers, async state =>
        {
            var programme = await GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).AdmitAmounts();
            var outcome = decide(state.Reports, programme);
            if (outcome.IsRefused)
                return outcome.Refusal;
            var index = new IndexWrites();
            index.Put(MarketNames.IndexKey(outcome.Value.Month, outcome.Value.Market), []);
            return new Decision<MarketReported>(new Fact { Markets = MarketFacts.ToFact(outcome.Value) }, new MarketReported(Version + 1), null, index);
        }, CancellationToken.None);
}
