using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Ingest.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Feeds;

/// <summary>Why transactions wait, in words.</summary>
internal sealed class QuarantineTerms(IStringLocalizer<FeedsTexts> texts)
{
    private const decimal Micros = 1_000_000m;

    public string Of(QuarantineReason reason) => reason switch
    {
        QuarantineReason.Currency => texts["another currency than the partner's"],
        QuarantineReason.ClockAhead => texts["from the future: the sender's clock is ahead"],
        QuarantineReason.ClockBehind => texts["too long ago: the sender's clock is behind, or it is history"],
        QuarantineReason.PartnerNotActive => texts["the partner was not active on that day"],
        QuarantineReason.Amount => texts["an amount or quantity that cannot be"],
        QuarantineReason.TransactionIdReused => texts["its id was used before"],
        QuarantineReason.ContentConflict => texts["sent before with other content"],
        QuarantineReason.VoidWaiting => texts["a void whose original has not come"],
        QuarantineReason.AlreadyVoided => texts["its original is voided already"],
        QuarantineReason.VoidTargetKind => texts["it voids what cannot be voided"],
        QuarantineReason.Kind => texts["it is no sale, return or void"],
        QuarantineReason.Format => texts["a field has a form that cannot be"],
        QuarantineReason.Limit => texts["the partner has as many of something as it may"],
        QuarantineReason.TooLarge => texts["too large to be kept"],
        _ => reason.ToString(),
    };

    /// <summary>The sum of its lines, in the transaction's own currency.</summary>
    public static string Amount(Transaction transaction) =>
        $"{transaction.CurrencyCode} {(transaction.Lines.Sum(line => (decimal)line.AmountMicros) / Micros).ToString("#,##0.00####", System.Globalization.CultureInfo.InvariantCulture)}";
}
