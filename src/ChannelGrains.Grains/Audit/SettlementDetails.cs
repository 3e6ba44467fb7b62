using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;
using Facts = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Audit;

/// <summary>What is shown of changes of statements, and of months that are closed for all.</summary>
internal static class SettlementDetails
{
    /// <summary>Adds it; false for a change of others.</summary>
    public static bool Add(DetailList details, ChangedFact changed)
    {
        if (changed.Said is Facts.SettlementFact said)
            details.Month("statement", said.Month);
        switch (changed.Change)
        {
            case Facts.PeriodClosed closed:
                details.Minor("commission", closed.Commission, closed.CurrencyCode).Minor("tax", closed.Tax, closed.CurrencyCode).Day("due_on", closed.DueDay)
                    .NumberIfAny("agreement_version", closed.AgreementVersion);
                break;
            case Facts.DisputeOpened opened:
                details.Number("dispute", opened.Number).NumberIfAny("lines", opened.Lines.Count).Text("reason", opened.Reason);
                break;
            case Facts.DisputeResolved resolved:
                details.Number("dispute", resolved.Number).Choice<AdjustmentReason>("reason", resolved.Reason).Text("resolution", resolved.Resolution);
                break;
            case Facts.PaymentTaken taken:
                details.Text("run_id", taken.RunId);
                break;
            case Facts.PaymentFinished finished:
                details.Choice<PaymentOutcome>("outcome", finished.Outcome).Text("reason_code", finished.ReasonCode).Day("day", finished.Day);
                break;
            case Facts.CloseJobStarted started:
                details.Month("month", started.Month).Number("job", started.Number).Number("partners", started.PartnerCount);
                break;
            case Facts.CloseJobAdvanced advanced:
                details.Number("asked", advanced.Asked).Number("closed", advanced.Closed).Number("skipped", advanced.Skipped).Number("refused", advanced.Refused).Flag("done", advanced.Done);
                break;
            default:
                return changed.Said is Facts.SettlementFact;
        }
        return true;
    }
}
