using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using ChannelGrains.Markets.V1;
using Google.Protobuf;
using Google.Type;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using ReportCompetitorSales = ChannelGrains.Domain.Markets.ReportCompetitorSales;
using ReportMarketSize = ChannelGrains.Domain.Markets.ReportMarketSize;

namespace ChannelGrains.Grains.Markets;

[Reentrant]
internal sealed class MarketGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<MarketGrain> logger)
    : JournalledGrain<MarketState>(store, time, faults, logger), IMarketGrain
{
    private WaitingObservers _observers;

    protected override StateFold<MarketState> MakeFold() => new MarketFold(this.GetPrimaryKeyString());

    public Task<Answer<ReportMarketSizeResponse>> ReportSize(ReportMarketSizeRequest request, string principal)
    {
        var market = new MarketKey(request.Region, request.HasCategory ? request.Category : null);
        return ChangeAsync<ReportMarketSizeResponse>("ReportMarketSize", request, request.RequestId, principal, state => ReportAsync(
            market, request.Period, request.Total, "total", new ReportMarketSizeResponse { JournalVersion = Version + 1 },
            (period, total) => new ReportMarketSize(period, total, request.Source).Decide(state.Reports) is var outcome && outcome.IsRefused
                ? outcome.Refusal
                : new Fact { Markets = new MarketsFact { SizeReported = MarketFacts.ToFact(market, period.FirstDay.Month, outcome.Value!, request.Total.CurrencyCode) } }), CancellationToken.None);
    }

    public Task<Answer<ReportCompetitorSalesResponse>> ReportCompetitor(ReportCompetitorSalesRequest request, string principal)
    {
        var market = new MarketKey(request.Region, request.HasCategory ? request.Category : null);
        return ChangeAsync<ReportCompetitorSalesResponse>("ReportCompetitorSales", request, request.RequestId, principal, state => ReportAsync(
            market, request.Period, request.Amount, "amount", new ReportCompetitorSalesResponse { JournalVersion = Version + 1 },
            (period, sales) => new ReportCompetitorSales(period, request.Competitor, sales, request.Source).Decide(state.Reports) is var outcome && outcome.IsRefused
                ? outcome.Refusal
                : new Fact { Markets = new MarketsFact { CompetitorSalesReported = MarketFacts.ToFact(market, period.FirstDay.Month, outcome.Value!, request.Amount.CurrencyCode) } }), CancellationToken.None);
    }

    public async Task<Answer<MarketReading>> Read(IReadOnlyList<int> months, IChangeObserver? observer) => await ReadAsync(state =>
    {
        // Nothing runs between entering the observer and reading, so that no change falls between them.
        _observers.Add(observer);
        return Answer<MarketReading>.Of(new MarketReading([.. months.Select(state.Reports.In)], Version), Ticket);
    }, CancellationToken.None);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // The next activation does not know them. A silo that stops sends nothing more: renewals notice.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
            TellObservers();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    protected override void OnDropped() => TellObservers();

    protected override void OnFolded(Fact fact, IndexWrites? index) => TellObservers();

    protected override ValueTask OnLoadedAsync()
    {
        // What was read of a state that was dropped may have changed in the journal.
        TellObservers();
        return default;
    }

    /// <summary>Checks what all reports have, and adds the market to the month's entries in the index.</summary>
    private async ValueTask<Decision<TAnswer>> ReportAsync<TAnswer>(
        MarketKey market, string periodId, Money? amount, string field, TAnswer answer, Func<Period, Amount, Outcome<Fact>> decide)
        where TAnswer : class
    {
        var programme = await GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).AdmitAmounts();
        if (!Period.TryParse(periodId, programme.Calendar, out var period, out var error))
            return Refusal.InvalidArgument("PERIOD", error, "period");
        if (Moneys.Check(amount, programme.CurrencyCode, field) is { } noAmount)
            return noAmount;
        var outcome = decide(period, Moneys.ToAmount(amount!));
        if (outcome.IsRefused)
            return outcome.Refusal;
        var index = new IndexWrites();
        index.Put(MarketNames.IndexKey(period.FirstDay.Month, market), []);
        return new Decision<TAnswer>(outcome.Value, answer, null, index);
    }

    private void TellObservers()
    {
        if (!_observers.IsEmpty)
            _observers.Tell(Name.Value, logger);
    }
}
