using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Targets.V1;
using Pace = ChannelGrains.Domain.Targets.Pace;
using TargetScope = ChannelGrains.Domain.Targets.TargetScope;

namespace ChannelGrains.Gateway.Targets;

/// <summary>Puts a pace together: of a partner, target and sales are one reading of its grain; above, the sales are those of the live views.</summary>
internal sealed class PaceReader(TargetReader targets, ViewReader views, ProgrammeReader programme, AnswerGate gate)
{
    /// <param name="scope">Of whom; a partner that exists.</param>
    /// <param name="period">Above partners whole months.</param>
    /// <param name="observer">Told of changes after this answer; null when nobody watches.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<GetPaceResponse> ReadAsync(TargetScope scope, Period period, IChangeObserver? observer, CancellationToken cancellationToken)
    {
        var (reading, net, revision) = scope.Kind == TargetScopeKind.Partner
            ? await OfPartnerAsync(scope, period, observer, cancellationToken)
            : await OfScopeAsync(scope, period, observer, cancellationToken);
        if (reading.Parts.Count == 0)
            throw RefusalStatus.ToException(TargetReader.NotSet(scope, period.Id));
        var days = (await programme.SellingDaysAsync()).In(reading.Region);
        var pace = Pace.Of(reading.Parts, net, reading.Today, days, Currencies.MinorUnitOf(reading.CurrencyCode));
        return new GetPaceResponse
        {
            Scope = TargetScopes.ToMessage(scope),
            Period = period.Id,
            FirstDay = period.FirstDay.ToString(),
            LastDay = period.LastDay.ToString(),
            Pace = TargetMessages.ToMessage(pace, reading.Today, reading.CurrencyCode),
            AsOf = Timestamps.FromMicros(reading.AsOfMicros),
            Revision = revision,
        };
    }

    private async Task<(PaceReading Reading, Amount Net, long Revision)> OfPartnerAsync(TargetScope scope, Period period, IChangeObserver? observer, CancellationToken cancellationToken)
    {
        var reading = await gate.PassAsync(await targets.Partner(scope.Name).ReadPace(period, observer), cancellationToken);
        return (reading, reading.Net!.Value, reading.Version);
    }

    private async Task<(PaceReading Reading, Amount Net, long Revision)> OfScopeAsync(TargetScope scope, Period period, IChangeObserver? observer, CancellationToken cancellationToken)
    {
        // A watch of a target that is not there ends, so that it too wakes no grain.
        if (!await targets.IsKnownAsync(scope, cancellationToken))
            throw RefusalStatus.ToException(TargetReader.NotSet(scope, period.Id));
        var reading = await gate.PassAsync(await targets.Scope(scope).ReadPace(period, observer), cancellationToken);
        var sums = await views.SumsAsync(period.Months, scope.Sales, observer);
        var net = sums.Months.Aggregate(Amount.Zero, (sum, month) => sum + new Amount(month.Total.Sum.Net));
        return (reading with { AsOfMicros = sums.AsOfMicros }, net, reading.Version + sums.Revision);
    }
}
