using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Audit;

/// <summary>What is shown of changes of sources, lanes and quarantine.</summary>
internal static class IngestDetails
{
    /// <summary>Adds it; false for a change of others.</summary>
    public static bool Add(DetailList details, IMessage change)
    {
        switch (change)
        {
            case LaneOpened opened:
                details.Text("source_id", opened.SourceId).Number("epoch", opened.Epoch).Text("reason", opened.Reason);
                return true;
            case LaneConflictObserved observed:
                details.Text("source_id", observed.SourceId).Number("epoch", observed.Epoch).Number("sequence", observed.Sequence);
                return true;
            case QuarantineReplayed replayed:
                details.Text("quarantine_id", QuarantineKeys.ToLocator(replayed.Item).ToString()).Text("source_id", replayed.SourceId)
                    .Day("business_day", replayed.BusinessDay).Text("note", replayed.Note);
                return true;
            case QuarantineDiscarded discarded:
                details.Number("items", discarded.Items.Count).Text("note", discarded.Note);
                return true;
            case QuarantineSwept swept:
                details.Number("applied", swept.Applied).Text("source_id", swept.Items?.SourceId ?? "").Text("note", swept.Note);
                return true;
            case SourceChanged { Settings: { } settings }:
                details.Text("source_id", settings.SourceId).Choice<SourceMode>("mode", settings.Mode).Text("display_name", settings.DisplayName)
                    .NumberIfAny("max_age_days", settings.MaxAgeDays).NumberIfAny("allowed_partners", settings.AllowedPartnerIds.Count);
                return true;
            default:
                return false;
        }
    }
}
