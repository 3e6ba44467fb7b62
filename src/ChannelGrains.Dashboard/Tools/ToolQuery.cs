using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Tools;

/// <summary>Which sales tools and acknowledgements were chosen, as it stands in an address.</summary>
internal static class ToolQuery
{
    public const int PageSize = 100;

    public static ListToolsRequest Tools(Func<string, string?> chosen, int pageSize) =>
        new() { Category = chosen("category") ?? "", ValidOn = chosen("on") ?? "", PageSize = pageSize, PageToken = chosen("page") ?? "" };

    public static ListToolAcknowledgementsRequest Notes(Func<string, string?> chosen, string toolId, int version, int pageSize) =>
        new() { ToolId = toolId, Version = version, PartnerId = chosen("partner") ?? "", PageSize = pageSize, PageToken = chosen("page") ?? "" };
}
