using System.Security.Cryptography;
using ChannelGrains.Agreements.V1;
using Google.Protobuf;
using Google.Type;

namespace ChannelGrains.Cli.Agreements;

/// <summary>An agreement in a file beside the versions that the server has.</summary>
internal static class AppliedAgreement
{
    /// <summary>The version that says the same, so that there is nothing to do; null for none. One that is withdrawn, or lost its days to another version, does not
    /// count.</summary>
    public static Agreement? Find(AmendAgreementRequest written, IEnumerable<Agreement> present)
    {
        var terms = Plain(written.Terms ?? new());
        return present.LastOrDefault(agreement =>
            agreement.Version is var version && (version.InForce is not null || version.State is AgreementState.Draft or AgreementState.InReview)
            && version.EffectiveFrom == written.EffectiveFrom && version.EffectiveUntil == written.EffectiveUntil && version.AllowAdjustment == written.AllowAdjustment
            && Plain(agreement.Terms).Equals(terms));
    }

    /// <summary>One for what is written and what it meets.</summary>
    public static string RequestId(AmendAgreementRequest written, string etag)
    {
        var content = new AmendAgreementRequest(written) { Etag = etag, RequestId = "" };
        return $"apply-{Convert.ToHexStringLower(SHA256.HashData(content.ToByteArray()))}";
    }

    public static DraftAgreementRequest ToDraft(AmendAgreementRequest written) => new()
    {
        PartnerId = written.PartnerId,
        Terms = written.Terms,
        EffectiveFrom = written.EffectiveFrom,
        EffectiveUntil = written.EffectiveUntil,
        AllowAdjustment = written.AllowAdjustment,
        Etag = written.Etag,
        RequestId = written.RequestId,
    };

    /// <summary>The terms as the server writes them: decimals without zeros at their end, and nothing where 0 or the default is meant.</summary>
    private static AgreementTerms Plain(AgreementTerms terms)
    {
        var plain = new AgreementTerms(terms);
        var (commission, payment) = (plain.Commission ??= new(), plain.Payment ??= new());
        foreach (var bracket in commission.Brackets)
            (bracket.UpTo, bracket.Rate, bracket.FlatFee) = (Plain(bracket.UpTo), Plain(bracket.Rate), Plain(bracket.FlatFee));
        foreach (var rate in commission.CategoryRates)
            rate.Rate = Plain(rate.Rate);
        foreach (var level in commission.Levels)
            (level.Attainment, level.Factor) = (Plain(level.Attainment), Plain(level.Factor));
        payment.MinimumPayout = Plain(payment.MinimumPayout);
        payment.WithholdingRate = Plain(payment.WithholdingRate.Length == 0 ? "0" : payment.WithholdingRate);
        if (plain.Territory is { Regions.Count: 0, Exclusive: false })
            plain.Territory = null;
        return plain;
    }

    private static string Plain(string number)
    {
        var digits = number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
        return digits.TrimStart('0') is var rest && (rest.Length == 0 || rest[0] == '.') && digits.Length > 0 ? "0" + rest : rest;
    }

    private static Money? Plain(Money? money) => money is { Units: 0, Nanos: 0 } ? null : money;
}
