using System.Collections.Frozen;

namespace ChannelGrains.Domain.Payments;

/// <summary>What the bank's codes for a rejection or return mean (ISO 20022 external code set ExternalStatusReason1Code and ExternalReturnReason1Code).</summary>
public static class BankReasons
{
    private static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>
    {
        ["AC01"] = "The account number is wrong: set the payee with the right one.",
        ["AC03"] = "The creditor's account number is wrong: set the payee with the right one.",
        ["AC04"] = "The account is closed: set the payee with another one.",
        ["AC06"] = "The account is blocked: ask the partner.",
        ["AG01"] = "The account takes no transfers: ask the partner.",
        ["AM03"] = "The account is not kept in this currency.",
        ["AM04"] = "The debtor's account does not have the money: pay it in, then plan another run.",
        ["AM05"] = "The bank takes it for a duplicate: ask the bank before it is paid again.",
        ["BE01"] = "Name and account do not belong together: verify the payee.",
        ["BE04"] = "The creditor's address is missing or wrong: set the payee with the right one.",
        ["BE05"] = "The bank does not know the initiating party.",
        ["BE06"] = "The bank knows no such customer: verify the payee.",
        ["CUST"] = "It was called back.",
        ["DT01"] = "The day of execution is wrong: plan another run.",
        ["DUPL"] = "The bank takes it for a duplicate: ask the bank before it is paid again.",
        ["FF01"] = "The bank cannot read the file.",
        ["FOCR"] = "It was called back.",
        ["MD07"] = "The creditor has died.",
        ["MS02"] = "The customer gave no reason.",
        ["MS03"] = "The bank gave no reason: ask it.",
        ["NARR"] = "The bank gave a reason in words: see its file.",
        ["RC01"] = "The BIC is wrong: set the payee with the right one.",
        ["RR01"] = "The debtor's account is missing for the authorities.",
        ["RR02"] = "The debtor's name or address is missing for the authorities.",
        ["RR03"] = "The creditor's name or address is missing for the authorities: set the payee with them.",
        ["RR04"] = "The authorities forbid it: ask the bank.",
        ["TM01"] = "It came after the bank's cut-off time.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Empty for a code that is not in the list.</summary>
    public static string Describe(string code) => Meanings.GetValueOrDefault(code, "");
}
