using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Shell;

/// <summary>Shows a browser that goes where nothing is a page that says so, at the address that it asked for. What programs ask for is answered as before.</summary>
internal static class LostAddresses
{
    /// <summary>Below it the REST API says itself what is not there.</summary>
    private const string Rest = "/v1";

    public static void UseLostAddresses(this IApplicationBuilder application)
    {
        var page = new Lazy<Endpoint>(() => application.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints
            .First(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(NotFoundPage)));
        application.Use((context, next) =>
        {
            if (IsLost(context))
                context.SetEndpoint(page.Value);
            return next(context);
        });
    }

    private static bool IsLost(HttpContext context) => context.GetEndpoint() is null && HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Path.StartsWithSegments(Rest) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
