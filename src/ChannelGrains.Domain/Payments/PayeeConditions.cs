using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>What keeps a payee from being paid on a day.</summary>
public static class PayeeConditions
{
    public const string Missing = "PAYEE_MISSING", Unusable = "PAYEE_UNUSABLE", Unverified = "PAYEE_UNVERIFIED", New = "PAYEE_NEW", Shared = "PAYEE_SHARED";

    public static IReadOnlyList<string> Names { get; } = [Missing, Unusable, Unverified, New, Shared];

    /// <summary>Days that a payee must have stood before it is paid, unless configured.</summary>
    public const int DefaultQuietDays = 10;

    /// <summary>The conditions, in the order in which they are to be met: PAYEE_MISSING alone; PAYEE_UNUSABLE, PAYEE_UNVERIFIED, PAYEE_NEW, PAYEE_SHARED.</summary>
    /// <param name="payee">The payee; null for none.</param>
    /// <param name="book">What the journal says of it.</param>
    /// <param name="others">The other partners with the same account.</param>
    /// <param name="today">The partner's business day.</param>
    /// <param name="quietDays">Days that it must have stood.</param>
    public static IReadOnlyList<PayeeCondition> Of(PayeeOnDay? payee, PayeeBook book, IReadOnlyList<string> others, BusinessDay today, int quietDays)
    {
        if (payee is null)
            return [new(Missing, "", "The partner has no payee today: set one, or have an agreement in force that names one.")];
        var conditions = new List<PayeeCondition>();
        if (PayeeContent.Check(payee.Payee) is { } fault)
            conditions.Add(new(Unusable, fault.Field ?? "", $"{fault.Message} Set the payee with it."));
        var isVerified = book.IsVerified(payee.ContentHash.AsSpan());
        if (!isVerified)
            conditions.Add(new(Unverified, Convert.ToHexStringLower(payee.ContentHash.AsSpan()),
                $"Nobody but {string.Join(", ", payee.ChangedBy)}, whom it comes from, has verified the payee: have another person verify it."));
        if (payee.ChangedOn.AddDays(quietDays) > today)
            conditions.Add(new(New, payee.ChangedOn.ToString(), $"The payee is what it is since {payee.ChangedOn}: it is paid from {payee.ChangedOn.AddDays(quietDays)} on."));
        var unnamed = others.Where(other => !isVerified || !book.SharedWith.Contains(other, StringComparer.Ordinal)).ToList();
        if (unnamed.Count > 0)
            conditions.Add(new(Shared, unnamed[0],
                $"The account is that of {unnamed.Count} other partners too, as {unnamed[0]}: verify the payee and name those that share it, or set another one."));
        return conditions;
    }
}
