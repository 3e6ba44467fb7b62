using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A payment that failed opens an action, each failure one.</summary>
internal sealed class FailedPaymentReview(ActionSettings settings, ActionInstruments instruments) : CauseReview(settings, instruments)
{
    public override string Name => "failed-payments";

    public override byte Format => 1;

    protected override ActionKind Kind => ActionKind.Payment;

    protected override ActionPriority Priority => ActionPriority.High;

    protected override ValueTask<FoundCauses> FindAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros)
    {
        if (partner.Part<SettlementBook>() is not { } book)
            return ValueTask.FromResult(FoundCauses.None);
        List<(string, string)> causes = [];
        foreach (var statement in book.Statements)
            if (statement.State == StatementState.Failed)
                causes.Add(($"payment:{Period.OfMonth(statement.Month).Id}:{statement.LastAt}", $"Have statement {Period.OfMonth(statement.Month).Id} paid again, whose payment failed"));
        return ValueTask.FromResult(new FoundCauses(causes, null));
    }
}
