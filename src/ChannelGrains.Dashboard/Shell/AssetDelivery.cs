using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Shell;

/// <summary>How stylesheets and scripts go over the wire: packed, and kept by the browser for as long as their name, which has a hash of the content in it, is used. A build does
/// neither for those of packages; a page itself is not packed, as it has secrets in it.</summary>
internal static partial class AssetDelivery
{
    private const string Kept = "public, max-age=31536000, immutable";

    public static void AddAssetDelivery(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        compression.Providers.Add<BrotliCompressionProvider>();
        compression.Providers.Add<GzipCompressionProvider>();
    });

    public static void UseAssetDelivery(this IApplicationBuilder application) => application.UseWhen(IsAsset, assets =>
    {
        assets.UseResponseCompression();
        assets.Use((context, next) =>
        {
            if (Hashed().IsMatch(context.Request.Path))
                context.Response.OnStarting(() =>
                {
                    if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                        context.Response.Headers.CacheControl = Kept;
                    return Task.CompletedTask;
                });
            return next(context);
        });
    });

    private static bool IsAsset(HttpContext context) => context.Request.Path.StartsWithSegments("/_content") || context.Request.Path.StartsWithSegments("/_framework");

    [GeneratedRegex(@"\.[a-z0-9]{10}\.\w+$")]
    private static partial Regex Hashed();
}
