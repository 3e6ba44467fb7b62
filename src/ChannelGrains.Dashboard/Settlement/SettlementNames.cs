using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Settlement.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Where statements stand and what their lines are, in the reader's language.</summary>
internal sealed class SettlementNames(IStringLocalizer<SettlementTexts> texts)
{
    public IReadOnlyList<(string Value, string Text)> States => [.. EnumValues.All<StatementState>().Select(state => (state.ToString(), Of(state)))];

    /// <summary>What a dispute that is resolved can be adjusted for.</summary>
    public IReadOnlyList<(string Value, string Text)> DisputeReasons =>
        [.. new[] { AdjustmentReason.Dispute, AdjustmentReason.DataFault, AdjustmentReason.Fraud, AdjustmentReason.Other }.Select(reason => (reason.ToString(), Of(reason)))];

    public string Of(StatementState state) => state switch
    {
        StatementState.Closed => texts["closed"],
        StatementState.Approved => texts["approved"],
        StatementState.Paying => texts["in payment"],
        StatementState.Paid => texts["paid"],
        StatementState.Failed => texts["not paid by the bank"],
        StatementState.Disputed => texts["Disputed"],
        StatementState.Carried => texts["carried over"],
        _ => Format.None,
    };

    /// <summary>What is to be done next with a statement that stands there.</summary>
    public string Next(StatementState state) => state switch
    {
        StatementState.Closed => texts["It waits for somebody of finance who did not close it to approve it."],
        StatementState.Approved => texts["A payment run pays it once it is due and nothing keeps it back."],
        StatementState.Paying => texts["It waits for the bank to say what became of the payment."],
        StatementState.Paid => texts["Nothing more is to be done."],
        StatementState.Failed => texts["Find out why the bank did not pay it; another run pays it again."],
        StatementState.Disputed => texts["Resolve its disputes; then it is approved again."],
        StatementState.Carried => texts["Its amount is in the statement of the next month."],
        _ => "",
    };

    public string Of(StatementLineKind kind) => kind switch
    {
        StatementLineKind.Bracket => texts["commission of a bracket"],
        StatementLineKind.Category => texts["commission of a category"],
        StatementLineKind.Cap => texts["taken by the cap"],
        StatementLineKind.Adjustment => texts["adjustment of an earlier month"],
        StatementLineKind.Dispute => texts["granted by a dispute"],
        StatementLineKind.Carried => texts["Carried from before"],
        _ => Format.None,
    };

    public string Of(AdjustmentReason reason) => reason switch
    {
        AdjustmentReason.Return => texts["returns"],
        AdjustmentReason.Void => texts["voided transactions"],
        AdjustmentReason.LateFact => texts["sales that came late"],
        AdjustmentReason.Amendment => texts["another agreement"],
        AdjustmentReason.Dispute => texts["dispute"],
        AdjustmentReason.DataFault => texts["wrong data"],
        AdjustmentReason.Fraud => texts["fraud"],
        AdjustmentReason.Other => texts["other"],
        _ => Format.None,
    };

    public string Of(DisputeState state) => state switch
    {
        DisputeState.Open => texts["open"],
        DisputeState.Granted => texts["granted"],
        DisputeState.Rejected => texts["rejected"],
        _ => Format.None,
    };

    /// <summary>What keeps something from being paid, in words; null for what this page does not know.</summary>
    public string? Gate(string condition) => Words(condition)?.Value;

    public static string Tone(StatementState state) => state switch
    {
        StatementState.Paid or StatementState.Approved => "good",
        StatementState.Failed or StatementState.Disputed => "bad",
        StatementState.Closed or StatementState.Paying => "warn",
        _ => "",
    };

    public static string Href(string partnerId, string statementId) => $"/settlement/statements/{Uri.EscapeDataString(partnerId)}/{Uri.EscapeDataString(statementId)}";

    private LocalizedString? Words(string condition) => condition switch
    {
        "PARTNER_SUSPENDED" => texts["The partner is suspended."],
        "DISPUTE_OPEN" => texts["A dispute is open."],
        "PAYEE_MISSING" => texts["There is no payee to pay to."],
        "PAYEE_UNUSABLE" => texts["A bank cannot pay to this payee: something is missing or wrong in it."],
        "PAYEE_UNVERIFIED" => texts["Nobody has verified the payee yet."],
        "PAYEE_NEW" => texts["The payee was changed so lately that nothing is paid to it yet."],
        "PAYEE_SHARED" => texts["Another partner has the same account, and nobody has said that it may."],
        "PAYEE_CHANGED" => texts["The payee was changed after it was verified."],
        "RISK_HOLD" => texts["Payments to the partner are held for its risk."],
        _ => null,
    };
}
