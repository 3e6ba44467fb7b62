using ChannelGrains.Agreements.V1;
using Google.Type;

namespace ChannelGrains.Server.Tests.Agreements;

/// <summary>Agreements to test with, and what takes them through their steps.</summary>
internal static class Agreeing
{
    public static readonly AgreementEvidence Paper = new() { Reference = "contract 17", Sha256 = new string('A', 64) };

    /// <summary>5 % up to 100,000 and 7 % above of net sales by month, to the partner's bank.</summary>
    public static AgreementTerms Terms(Action<AgreementTerms>? change = null)
    {
        var terms = new AgreementTerms
        {
            Title = "标准协议 Standard",
            Commission = new CommissionSchedule
            {
                Base = CommissionBase.NetSales,
                Mode = BracketMode.Graduated,
                Period = CommissionPeriod.Month,
                Brackets = { new CommissionBracket { UpTo = "100000", Rate = "0.05" }, new CommissionBracket { Rate = "0.07", FlatFee = Yuan(500) } },
                CategoryRates = { new CategoryRate { Category = "tea", Rate = "0.03" } },
                Levels = { new PayoutLevel { Attainment = "0", Factor = "0.8" }, new PayoutLevel { Attainment = "1", Factor = "1" } },
                Cap = Yuan(1_000_000),
                NegativeBase = NegativeBase.Carry,
            },
            Territory = new Territory { Regions = { "cn/sichuan" } },
            Clauses = { new Clause { Side = AgreementSide.Partner, Kind = ClauseKind.Duty, Text = "Keeps the prices" } },
            Obligations = { new Obligation { ObligationId = "opening", Side = AgreementSide.Partner, Title = "Opens the second store", DueOn = "2026-06-30" } },
            Payment = new PaymentTerms
            {
                Method = PaymentMethod.BankTransfer,
                HoldDays = 30,
                MinimumPayout = Yuan(100),
                WithholdingRate = "0.06",
                Rounding = Rounding.HalfEven,
                Payee = new Payee
                {
                    Name = "成都南店",
                    LatinName = "Chengdu South",
                    Account = "CN6217001234567890",
                    Bank = "ICBKCNBJ",
                    AddressMode = AddressMode.Hybrid,
                    PostCode = "610041",
                    Town = "Chengdu",
                    CountrySubdivision = "Sichuan",
                    Country = "CN",
                    Lines = { "Renmin Nan Lu 12" },
                },
            },
        };
        change?.Invoke(terms);
        return terms;
    }

    /// <summary>2.50 a piece, by credit note.</summary>
    public static AgreementTerms PlainTerms() => new()
    {
        Title = "Credit notes",
        Commission = new CommissionSchedule { Base = CommissionBase.Units, Mode = BracketMode.Volume, Period = CommissionPeriod.Quarter, Brackets = { new CommissionBracket { Rate = "2.5" } } },
        Payment = new PaymentTerms { Method = PaymentMethod.CreditNote },
    };

    public static DraftAgreementRequest Draft(string partnerId, string from = "2026-01-01", string until = "", AgreementTerms? terms = null) =>
        new() { PartnerId = partnerId, Terms = terms ?? Terms(), EffectiveFrom = from, EffectiveUntil = until };

    public static AmendAgreementRequest Amendment(string partnerId, string from, AgreementTerms? terms = null) =>
        new() { PartnerId = partnerId, Terms = terms ?? Terms(it => it.Title = "Amended"), EffectiveFrom = from };

    /// <summary>Takes what is drafted through review, and signs it.</summary>
    public static async Task<SignAgreementResponse> SignAsync(this TestClient client, string partnerId)
    {
        await client.Agreements.SubmitAgreementAsync(new() { PartnerId = partnerId });
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await client.Agreements.ConfirmAgreementAsync(new() { PartnerId = partnerId, Side = side, Evidence = new() { Reference = $"mail of the {side}" } });
        return await client.Agreements.SignAgreementAsync(new() { PartnerId = partnerId, Evidence = Paper });
    }

    /// <summary>A partner with a signed agreement.</summary>
    public static async Task<string> AgreedPartnerAsync(this TestClient client, string from = "2026-01-01", string until = "")
    {
        var partner = await client.CreatePartnerAsync();
        await client.Agreements.DraftAgreementAsync(Draft(partner, from, until));
        await client.SignAsync(partner);
        return partner;
    }

    private static Money Yuan(long units) => new() { CurrencyCode = "CNY", Units = units };
}
