using System.Text;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Payments;

/// <summary>Reads whom a partner's money goes to on a day, and what keeps it from going there: the payee that was set, else that of the agreement.</summary>
internal sealed class Payees(IJournalIndex index, IOptions<PaymentOptions> options)
{
    /// <summary>Partners with the same account that are looked at; beyond them it is shared anyway.</summary>
    private const int MaxOthers = VerifyPayee.MaxShared + 2;

    private const string Unnamed = "";

    private static readonly PayeeBook Nothing = new();

    public static PayeeBook BookOf(FoldedPartner partner) => partner.Part<PayeePart>()?.Book ?? Nothing;

    /// <summary>The payee; null for none, as where an agreement settles by credit notes.</summary>
    public static async ValueTask<PayeeOnDay?> ReadAsync(PartnerGrain grain, FoldedPartner partner, BusinessDay today)
    {
        var book = BookOf(partner);
        if (book.SetAt > 0)
        {
            var set = (Domain.Payments.PayeeSet)PayeeFacts.ToDomain(Fact.Parser.ParseFrom((await grain.ReadRecordAsync(book.SetAt, CancellationToken.None)).Span).Payments)!;
            return new PayeeOnDay(set.Payee, PayeeOrigin.Set, set.ContentHash, book.SetDay, [book.SetBy]);
        }
        return partner.Part<AgreementBook>() is { } agreement && agreement.Timeline.PricingOn(today) is { } version ? await ReadAgreedAsync(grain, agreement, version) : null;
    }

    /// <summary>Whether money goes anywhere: by a credit note it does not.</summary>
    public static async ValueTask<bool> IsTransferAsync(PartnerGrain grain, FoldedPartner partner, BusinessDay today) => BookOf(partner).SetAt > 0
        || partner.Part<AgreementBook>()?.Timeline.PricingOn(today) is not { } version
        || (await AgreementRecords.TermsAsync(grain, version)).Payment.Method != PaymentMethod.CreditNote;

    public async ValueTask<IReadOnlyList<PayeeCondition>> ConditionsAsync(string partnerId, PayeeBook book, PayeeOnDay? payee, BusinessDay today) => PayeeConditions.Of(
        payee, book, payee is null ? [] : await OthersAsync(partnerId, payee.Payee.Account), today, options.Value.PayeeQuietDays);

    /// <summary>The index after a fact: the partner stands below the accounts that it is paid on, and no others.</summary>
    public static IndexWrites Writes(string partnerId, PayeeBook before, PayeeBook after)
    {
        var writes = new IndexWrites();
        foreach (var gone in before.AccountKeys)
            writes.Delete(PaymentKeys.Account(gone.AsSpan(), partnerId));
        foreach (var there in after.AccountKeys)
            writes.Put(PaymentKeys.Account(there.AsSpan(), partnerId), []);
        return writes;
    }

    /// <summary>The agreement's payee has stood since the oldest version without a break that says the same was signed, or began where that is later.</summary>
    private static async ValueTask<PayeeOnDay?> ReadAgreedAsync(PartnerGrain grain, AgreementBook agreement, AgreementVersion version)
    {
        if ((await AgreementRecords.TermsAsync(grain, version)).Payment is not { Payee: { } payee, Method: not PaymentMethod.CreditNote })
            return null;
        var (hash, oldest) = (PayeeContent.HashOf(payee), version);
        foreach (var before in agreement.Versions.Where(one => one.IsSigned && one.SignedAt < version.SignedAt).OrderByDescending(one => one.SignedAt))
        {
            if ((await AgreementRecords.TermsAsync(grain, before)).Payment.Payee is not { } other || !PayeeContent.HashOf(other).AsSpan().SequenceEqual(hash))
                break;
            oldest = before;
        }
        var signed = Fact.Parser.ParseFrom((await grain.ReadRecordAsync(oldest.SignedAt, CancellationToken.None)).Span);
        var drafted = Fact.Parser.ParseFrom((await grain.ReadRecordAsync(oldest.DraftedAt, CancellationToken.None)).Span);
        return new PayeeOnDay(
            payee, PayeeOrigin.Agreement, [.. hash], BusinessDay.Max(new BusinessDay(signed.Agreements.Signed.SignedOnDay), oldest.From), [.. new[] { drafted.Principal, signed.Principal }.Distinct()]);
    }

    private async ValueTask<IReadOnlyList<string>> OthersAsync(string partnerId, string account)
    {
        var prefix = PaymentKeys.Account(PayeeContent.AccountKey(account));
        var entries = await index.ScanIndexAsync(prefix, default, MaxOthers, descending: false, CancellationToken.None);
        List<string> others = [.. entries.Select(entry => Encoding.UTF8.GetString(entry.Key.Span[prefix.Length..])).Where(other => other != partnerId)];
        // One that nobody can name keeps it shared.
        return entries.Count < MaxOthers ? others : [.. others, Unnamed];
    }
}
