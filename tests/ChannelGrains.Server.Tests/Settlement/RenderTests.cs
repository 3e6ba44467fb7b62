using System.Text.RegularExpressions;
using ChannelGrains.Settlement.V1;
using static ChannelGrains.Server.Tests.Settlement.SettlementServer;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>Statements as files for people.</summary>
public sealed partial class RenderTests : IAsyncLifetime
{
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task RenderStatement_Csv_HasARowALineAndTheSumsInBothLanguages()
    {
        var partner = await _server.EarningPartnerAsync(terms => terms.Payment.WithholdingRate = "0.06");
        await _server.SendAsync(partner, Make.Sale("a", 12_345.60m, Make.At("2026-01-10T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");

        var english = await RenderAsync(partner, StatementFormat.Csv, "");
        Assert.Equal(("text/csv", $"statement-{partner}-2026-01.csv"), (english.MediaType, english.FileName));
        Assert.Equal(
            "\uFEFFPartner,Period,Line,Kind,First day,Last day,Version,Bracket,Category,Base,Rate,Flat fee,Factor,Exact amount,Amount,Currency,Reasons,Note\r\n"
            + $"{partner},2026-01,1,Commission,2026-01-01,2026-01-31,1,1,,12345.6,0.1,0.00,1,1234.56,1234.56,CNY,,\r\n"
            + $"{partner},2026-01,,Commission and adjustments,2026-01-01,2026-01-31,,,,,,,,,1234.56,CNY,,\r\n"
            + $"{partner},2026-01,,Total,2026-01-01,2026-01-31,,,,,,,,,1234.56,CNY,,\r\n"
            + $"{partner},2026-01,,Tax withheld,2026-01-01,2026-01-31,,,,,,,,,74.07,CNY,,\r\n"
            + $"{partner},2026-01,,Payable,2026-01-01,2026-01-31,,,,,,,,,1160.49,CNY,,\r\n",
            english.Content.ToStringUtf8());
        Assert.Contains($"{partner},2026-01,,应付金额,2026-01-01", (await RenderAsync(partner, StatementFormat.Csv, "zh")).Content.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenderStatement_Html_EscapesWhatPeopleWroteAndLoadsNothing()
    {
        var partner = await _server.EarningPartnerAsync();
        await _server.Client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, DisplayName = "<script>alert('成都')</script> & \"co\"" },
            UpdateMask = new() { Paths = { "display_name" } },
        });
        await _server.SendAsync(partner, Make.Sale("a", 1_234_567.80m, Make.At("2026-01-10T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");
        await _server.Ann.OpenDisputeAsync(new() { PartnerId = partner, StatementId = "2026-01", Lines = { 1 }, Reason = "<img src=https://example.org/x> 太少" });
        await _server.Ann.ResolveDisputeAsync(new() { PartnerId = partner, StatementId = "2026-01", DisputeId = "1", Granted = new() { CurrencyCode = "CNY", Units = 5 }, Resolution = "<b>right</b>" });

        var rendered = await RenderAsync(partner, StatementFormat.Html, "zh");
        var page = rendered.Content.ToStringUtf8();

        Assert.Equal(("text/html", $"statement-{partner}-2026-01.html"), (rendered.MediaType, rendered.FileName));
        Assert.StartsWith("<!doctype html>\n<html lang=\"zh\">", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        Assert.Contains("佣金结算单", page, StringComparison.Ordinal);
        Assert.Contains("123,456.78 CNY", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=https://example.org/x&gt; ", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;right&lt;/b&gt;", page, StringComparison.Ordinal);
        // Nothing but the page's own elements, and no attribute that loads or runs anything.
        Assert.Empty(Elements().Matches(page).Select(match => match.Groups[1].Value).Except(
            ["html", "head", "meta", "title", "style", "body", "h1", "h2", "table", "thead", "tbody", "tr", "th", "td"]));
        Assert.DoesNotMatch("<[^>]*\\s(src|href|on[a-z]+|style)=", page);
        Assert.Contains("Commission statement", (await RenderAsync(partner, StatementFormat.Html, "en")).Content.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenderStatement_ADebtThatIsAdjusted_ShowsItsReasonAndSinceWhenItIsCarried()
    {
        var partner = await _server.EarningPartnerAsync();
        var source = await _server.Client.CreateSourceAsync(SourceMode.Keyed);
        await _server.SendAsync(source, partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
        await _server.CloseAsync(partner, "2026-01");
        await _server.SendAsync(source, partner, Make.Void("v", "a", Make.At("2026-02-03T10:00:00")));
        await _server.CloseAsync(partner, "2026-02");

        var page = (await RenderAsync(partner, StatementFormat.Html, "en", "2026-02")).Content.ToStringUtf8();

        Assert.Contains("Carried to the next statement (since 2026-02)", page, StringComparison.Ordinal);
        Assert.Contains("-10.00 CNY", page, StringComparison.Ordinal);
        Assert.Contains("<td colspan=\"11\">Void</td>", page, StringComparison.Ordinal);
        Assert.Contains(",2026-01,1,Adjustment,", (await RenderAsync(partner, StatementFormat.Csv, "en", "2026-02")).Content.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenderStatement_WhatThereIsNot_IsRefused()
    {
        var partner = await _server.EarningPartnerAsync();
        Assert.Equal("format", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "FORMAT", RenderCall(partner, StatementFormat.Unspecified, "en"))));
        Assert.Equal("language", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "LANGUAGE", RenderCall(partner, StatementFormat.Csv, "fr"))));
        await Refused.WithAsync(StatusCode.NotFound, "STATEMENT_NOT_FOUND", RenderCall(partner, StatementFormat.Csv, "en"));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", RenderCall("nobody", StatementFormat.Csv, "en"));
    }

    private AsyncUnaryCall<RenderStatementResponse> RenderCall(string partner, StatementFormat format, string language, string statement = "2026-01") =>
        _server.Ann.RenderStatementAsync(new() { PartnerId = partner, StatementId = statement, Format = format, Language = language });

    private async Task<RenderStatementResponse> RenderAsync(string partner, StatementFormat format, string language, string statement = "2026-01") =>
        await RenderCall(partner, format, language, statement);

    [GeneratedRegex("</?([a-zA-Z0-9]+)")]
    private static partial Regex Elements();
}
