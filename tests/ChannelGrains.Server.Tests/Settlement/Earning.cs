using ChannelGrains.Agreements.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Settlement.V1;
using Google.Type;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>Partners that earn commission, in 2026.</summary>
internal static class Earning
{
    /// <summary>Terms with these brackets, as <c>1000:0.03 -:0.08</c>: upper bound, rate, flat fee.</summary>
    public static AgreementTerms Terms(string brackets, BracketMode mode = BracketMode.Graduated, Action<CommissionSchedule>? change = null)
    {
        var terms = new AgreementTerms
        {
            Title = "Brackets",
            Commission = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = mode, Period = CommissionPeriod.Month, Brackets = { brackets.Split(' ').Select(Bracket) } },
            Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
        };
        change?.Invoke(terms.Commission);
        return terms;
    }

    /// <summary>Signs terms from a day on, the first or an amendment.</summary>
    public static async Task AgreeAsync(this TestClient client, string partner, AgreementTerms terms, string from = "2026-01-01")
    {
        if ((await client.Agreements.ListAgreementVersionsAsync(new() { PartnerId = partner })).Agreements.Count == 0)
            await client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, from, "", terms));
        else
            await client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, from, terms));
        await client.SignAsync(partner);
    }

    public static async Task<string> CommissionAsync(this TestClient client, string partner, string period) =>
        (await client.Settlement.ExplainCommissionAsync(new() { PartnerId = partner, Period = period })).ExactAmount;

    /// <summary>The previewed commission of the months of a period, and as it is.</summary>
    public static async Task<(string Now, string Previewed)> PreviewAsync(this TestClient client, string partner, string period, AgreementTerms? terms = null, string from = "")
    {
        var preview = await client.Settlement.PreviewSettlementAsync(new() { PartnerId = partner, Period = period, Terms = terms, EffectiveFrom = from });
        return (preview.Now, preview.Previewed);
    }

    private static CommissionBracket Bracket(string text)
    {
        var parts = text.Split(':', '+');
        var fee = parts.Length > 2 ? new Money { CurrencyCode = "CNY", Units = long.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) } : null;
        return new() { UpTo = parts[0] == "-" ? "" : parts[0], Rate = parts[1], FlatFee = fee };
    }
}
