using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Feedback;

/// <summary>A complaint that was not answered in time opens an action.</summary>
internal sealed class ComplaintReview(ActionSettings settings, ActionInstruments instruments) : CauseReview(settings, instruments)
{
    public override string Name => "complaints";

    public override byte Format => 1;

    protected override ActionKind Kind => ActionKind.Complaint;

    protected override ActionPriority Priority => ActionPriority.High;

    protected override ValueTask<FoundCauses> FindAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros)
    {
        if (partner.Part<FeedbackBook>() is not { Open.Count: > 0 } book)
            return ValueTask.FromResult(FoundCauses.None);
        long? due = null;
        List<(string, string)> causes = [];
        foreach (var complaint in book.Open)
            if (complaint.DueAtMicros < nowMicros)
                causes.Add(($"complaint:{complaint.ComplaintId}", $"Answer complaint {complaint.ComplaintId}, which was to be answered by {complaint.DueOn}"));
            else if (due is null || complaint.DueAtMicros < due)
                due = complaint.DueAtMicros;
        return ValueTask.FromResult(new FoundCauses(causes, due + 1));
    }
}
