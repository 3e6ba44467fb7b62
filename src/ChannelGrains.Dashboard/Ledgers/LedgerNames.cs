using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Settlement.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Ledgers;

/// <summary>Accounts and causes of postings, in the reader's language.</summary>
internal sealed class LedgerNames(IStringLocalizer<LedgersTexts> texts)
{
    public IReadOnlyList<(string Value, string Text)> Accounts => [.. EnumValues.All<LedgerAccount>().Select(account => (account.ToString(), Of(account)))];

    public string Of(LedgerAccount account) => account switch
    {
        LedgerAccount.CommissionExpense => texts["commission expense"],
        LedgerAccount.PartnerPayable => texts["owed to the partner"],
        LedgerAccount.WithholdingTax => texts["tax withheld"],
        LedgerAccount.Clearing => texts["payments under way"],
        LedgerAccount.Cash => texts["bank"],
        LedgerAccount.CreditNotes => texts["credit notes"],
        _ => Format.None,
    };

    public string Of(PostingCause cause) => cause switch
    {
        PostingCause.Close => texts["month closed"],
        PostingCause.Adjustment => texts["adjustment"],
        PostingCause.Approval => texts["statement approved"],
        PostingCause.Dispute => texts["statement disputed"],
        PostingCause.Payment => texts["payment made"],
        PostingCause.Paid => texts["paid by the bank"],
        PostingCause.Failed => texts["not paid by the bank"],
        PostingCause.Returned => texts["came back"],
        _ => Format.None,
    };
}
