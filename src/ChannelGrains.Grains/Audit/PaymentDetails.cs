using ChannelGrains.Domain.Payments;
using Google.Protobuf;
using Facts = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Audit;

/// <summary>What is shown of changes of payees, payment runs and files of the bank: of a payee its country alone, and no text of people or of the bank.</summary>
internal static class PaymentDetails
{
    /// <summary>Adds it; false for a change of others.</summary>
    public static bool Add(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.PayeeSet set:
                details.Day("day", set.Day).Text("country", set.Payee?.Country ?? "");
                break;
            case Facts.PayeeVerified verified:
                details.NumberIfAny("shared_with", verified.SharedWith.Count);
                break;
            case Facts.PaymentRunPlanned planned:
                details.Day("due_on", planned.DueDay).Day("execution_on", planned.ExecutionDay).Number("payments", planned.Payments.Count(one => one.Reason.Length == 0))
                    .NumberIfAny("refused", planned.Payments.Count(one => one.Reason.Length > 0))
                    .Minor("total", planned.Payments.Where(one => one.Reason.Length == 0).Sum(one => one.Amount), planned.CurrencyCode);
                break;
            case Facts.PaymentRunApproved:
                break;
            case Facts.PaymentsTaken taken:
                details.Number("first", taken.First).Number("last", taken.Last).NumberIfAny("refused", taken.Refused.Count);
                break;
            case Facts.BankEvidence evidence:
                details.Number("statuses", evidence.Statuses.Count).Number("bookings", evidence.Bookings.Count);
                break;
            case Facts.PaymentOutcomeRecorded recorded:
                details.Number("payment", recorded.Number).Choice<PaymentState>("state", recorded.State).Text("reason", recorded.Reason).Day("day", recorded.Day);
                break;
            case Facts.PaymentsTold told:
                details.Number("payments", told.Payments.Count);
                break;
            case Facts.PaymentBreakClosed closed:
                details.Text("break_id", closed.BreakId);
                break;
            case Facts.BankFileTaken taken:
                details.Choice<BankFileKind>("file_kind", taken.Kind).Text("message_name", taken.MessageName).Number("items", taken.ItemCount).Number("runs", taken.Runs.Count);
                break;
            case Facts.BankFileApplied applied:
                details.Number("file_version", applied.Version);
                break;
            default:
                return false;
        }
        return true;
    }
}
