using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Partners.V1;
using Google.Type;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Files;

public sealed class MessageFileTests
{
    [Fact]
    public void Read_YamlAndJson_AreTheSameMessage()
    {
        const string yaml = """
            partner_id: p-1
            effective_from: 2026-01-01
            allow_adjustment: true
            terms:
              title: "标准 Standard"
              commission:
                base: NET_SALES
                mode: BRACKET_MODE_VOLUME
                brackets:
                  - {up_to: 100000, rate: 0.050}
                  - {rate: 0.07, flat_fee: 1234.5 CNY}
              payment: {hold_days: 30}
            """;
        const string json = """
            {"partnerId": "p-1", "effective_from": "2026-01-01", "allowAdjustment": true, "etag": null,
            	"terms": {"title": "\u6807\u51c6 Standard", "commission": {"base": "NET_SALES", "mode": "VOLUME",
            	"brackets": [{"up_to": 100000, "rate": 0.050}, {"rate": "0.07", "flat_fee": "1234.5 CNY"}]}, "payment": {"hold_days": 30}}}
            """;
        var expected = new AmendAgreementRequest
        {
            PartnerId = "p-1",
            EffectiveFrom = "2026-01-01",
            AllowAdjustment = true,
            Terms = new AgreementTerms
            {
                Title = "标准 Standard",
                Commission = new CommissionSchedule
                {
                    Base = CommissionBase.NetSales,
                    Mode = BracketMode.Volume,
                    Brackets =
                    {
                        new CommissionBracket { UpTo = "100000", Rate = "0.050" },
                        new CommissionBracket { Rate = "0.07", FlatFee = new Money { CurrencyCode = "CNY", Units = 1_234, Nanos = 500_000_000 } },
                    },
                },
                Payment = new PaymentTerms { HoldDays = 30 },
            },
        };

        Assert.Equal(expected, Assert.Single(MessageFile.Read<AmendAgreementRequest>("a.yaml", yaml)));
        Assert.Equal(expected, Assert.Single(MessageFile.Read<AmendAgreementRequest>("a.json", json)));
    }

    [Fact]
    public void Read_SeveralDocuments_AreSeveralMessages()
    {
        Assert.Equal(["a", "b"], MessageFile.Read<AmendAgreementRequest>("a.yaml", "partner_id: a\n---\npartner_id: b\n").Select(each => each.PartnerId));
        Assert.Equal(["a", "b"], MessageFile.Read<AmendAgreementRequest>("a.json", """[{"partner_id": "a"}, {"partner_id": "b"}]""").Select(each => each.PartnerId));
    }

    [Fact]
    public void Read_MapsAndTimes_AreFilled()
    {
        var partner = Assert.Single(MessageFile.Read<Partner>("p.yaml", "external_ids: {crm: 4711, erp: x}\ncreated_at: 2026-01-15T10:00:00+08:00\nstate: ACTIVE"));

        Assert.Equal(("4711", "x", 2, PartnerState.Active), (partner.ExternalIds["crm"], partner.ExternalIds["erp"], partner.CreatedAt.ToDateTimeOffset().Hour, partner.State));
    }

    [Theory]
    [InlineData("partner: a", "line 1: the file has no 'partner': there are partner_id, terms,")]
    [InlineData("partner_id: a\nterms:\n  titel: x", "line 3: terms has no 'titel'")]
    [InlineData("partner_id: a\npartner_id: b", "line 2")]
    [InlineData("partner_id: a\npartnerId: b", "line 2: 'partner_id' is there twice")]
    [InlineData("terms: {commission: {base: SALES}}", "terms.commission.base 'SALES' is not one of NET_SALES, MARGIN, UNITS.")]
    [InlineData("terms:\n  payment:\n    hold_days: soon", "line 3: terms.payment.hold_days 'soon' is not a whole number.")]
    [InlineData("terms: {payment: {minimum_payout: 100}}", "terms.payment.minimum_payout '100' is no amount: write it as 1234.50 CNY.")]
    [InlineData("terms: {payment: {minimum_payout: 0.0000001 CNY}}", "is no amount")]
    [InlineData("allow_adjustment: maybe", "allow_adjustment 'maybe' is not true or false.")]
    [InlineData("terms: {clauses: {side: COMPANY}}", "terms.clauses is a list")]
    [InlineData("terms: x", "terms must have names with values: title, commission,")]
    [InlineData("- a", "line 1: the file must have names with values")]
    [InlineData("partner_id: [a, b]", "partner_id is one value, not several.")]
    [InlineData("partner_id: \"a", "line 1")]
    [InlineData("", "line 1: the file is empty.")]
    [InlineData("{\"partner_id\": \"a\",\n \"partner_id\": \"b\"}", "line 2: 'partner_id' is there twice")]
    [InlineData("{\"partner_id\": \"a\"", "line 1")]
    [InlineData("{\n\"terms\":\n{\"title\": [1]}}", "line 3: terms.title is one value")]
    public void Read_WhatIsNoSuchMessage_SaysWhereAndWhatToDo(string text, string expected)
    {
        var exception = Assert.ThrowsAny<UsageException>(() => MessageFile.Read<AmendAgreementRequest>("a.yaml", text.Replace("\\n", "\n", StringComparison.Ordinal)));

        Assert.StartsWith("a.yaml, line ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnchorsThatStandForVeryMuch_AreRefused()
    {
        var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 8).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(", ", Enumerable.Repeat($"*{(char)('a' + i - 1)}", 10))}]\n"));

        Assert.Contains("more than 100000 values", Assert.ThrowsAny<UsageException>(() => MessageFile.Read<AmendAgreementRequest>("a.yaml", text)).Message, StringComparison.Ordinal);
    }
}
