using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Acting;

/// <summary>Tells which form of a page was sent: that one is shown whatever has changed meanwhile, so that sent twice it is answered as the first time.</summary>
internal static class Sent
{
    public static bool Is(HttpContext? http, string form) =>
        http is not null && HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form["_handler"] == form;
}
