using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Ingest.V1;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Lookup;

/// <summary>What became of transactions, in the reader's language; and where they are looked at.</summary>
internal sealed class LookupNames(IStringLocalizer<LookupTexts> texts)
{
    private const int MonthLength = 7;

    public string Of(TransactionState state) => state switch
    {
        TransactionState.Accepted => texts["counted"],
        TransactionState.Quarantined => texts["waits in quarantine"],
        TransactionState.Voided => texts["voided"],
        TransactionState.Discarded => texts["discarded"],
        _ => Format.None,
    };

    public string Of(TransactionKind kind) => kind switch
    {
        TransactionKind.Sale => texts["sale"],
        TransactionKind.Return => texts["return"],
        TransactionKind.Void => texts["void"],
        _ => Format.None,
    };

    public static string Tone(TransactionState state) => state switch
    {
        TransactionState.Accepted => "good",
        TransactionState.Quarantined => "warn",
        _ => "bad",
    };

    /// <summary>The quarantine's entry while it waits there; else the partner's sales with the transaction named, in the month that it counts in.</summary>
    public static string Href(FoundTransaction found) => found.State == TransactionState.Quarantined
        ? $"/feeds/{Uri.EscapeDataString(found.PartnerId)}/{Uri.EscapeDataString(found.QuarantineId)}"
        : QueryHelpers.AddQueryString($"/partners/{Uri.EscapeDataString(found.PartnerId)}/sales",
            from value in (KeyValuePair<string, string?>[])
                [new("transaction", found.Transaction.TransactionId), new("source", found.SourceId), new("period", found.BusinessDay.Length >= MonthLength ? found.BusinessDay[..MonthLength] : "")]
            where value.Value is { Length: > 0 }
            select value);
}
