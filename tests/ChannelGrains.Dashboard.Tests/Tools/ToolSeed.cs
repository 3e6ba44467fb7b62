using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Forms;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Tests.Tools;

/// <summary>A price list of which somebody took note, and slides that are over.</summary>
internal static class ToolSeed
{
    public const string Partner = "canton", PriceList = "price-list", Slides = "spring-slides";

    public static async Task FillAsync(PageServer server)
    {
        var tools = new ToolService.ToolServiceClient(server.As("ann"));
        await tools.PutToolAsync(new()
        {
            Tool = new Tool { ToolId = PriceList, Title = { ["en"] = "Price <b>list</b>", ["zh"] = "价目表" }, DefaultLanguage = "en", Category = "tea", Url = "https://files.example/prices.pdf" },
        });
        await tools.PutToolAsync(new()
        {
            Tool = new Tool { ToolId = Slides, Title = { ["zh"] = "春季幻灯片" }, DefaultLanguage = "zh", ValidUntil = FieldSeed.Day(-1), Sha256 = FieldSeed.Sha256(FieldSeed.Photo) },
        });
        await tools.AcknowledgeToolAsync(new() { PartnerId = Partner, ToolId = PriceList, Version = 1, PersonId = "li-wei" });
    }
}
