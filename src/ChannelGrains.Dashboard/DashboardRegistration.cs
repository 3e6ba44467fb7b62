using System.Reflection;
using ChannelGrains.Dashboard.Acting;
using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Choosing;
using ChannelGrains.Dashboard.Evidence;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Filling;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Languages;
using ChannelGrains.Dashboard.Links;
using ChannelGrains.Dashboard.Live;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Dashboard.Search;
using ChannelGrains.Dashboard.Sessions;
using ChannelGrains.Dashboard.Shell;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace ChannelGrains.Dashboard;

/// <summary>Registers and maps the page.</summary>
public static class DashboardRegistration
{
    // The server's clock may be a story's, as in the demo: then it says which day it is. What a person waits for goes by the real one.
    private static readonly TimeSpan CircuitKept = TimeSpan.FromMinutes(3);

    /// <param name="services">Of the server.</param>
    /// <param name="options">How the page behaves.</param>
    /// <param name="connect">Makes the channel to the server, when the first page is made.</param>
    public static IServiceCollection AddDashboard(this IServiceCollection services, DashboardOptions options, Func<IServiceProvider, GrpcChannel> connect)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new ServerChannel(options, () => connect(provider)));
        services.AddLanguages();
        services.AddSessions(options);
        services.AddExports();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LiveQuestions>(provider, TimeProvider.System));
        services.AddHostedService(provider => provider.GetRequiredService<LiveQuestions>());
        services.AddSingleton<LivePages>();
        services.AddScoped<CircuitHandler, LivePageCount>();
        services.AddSingleton<DrawPace>();
        services.AddScoped<PageDrawing>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<PageDrawing>());
        services.AddSingleton<CompanyMemory>();
        services.AddSingleton<NameMemory>();
        services.AddSingleton<RegionMemory>();
        services.AddScoped<PartnerNames>();
        services.AddScoped<Terms>();
        services.AddScoped<Regions>();
        services.AddScoped<Company>();
        services.AddScoped<PageUrl>();
        services.AddScoped<Comparisons>();
        services.AddScoped<Navigation>();
        services.AddScoped<ISearchSource, PageSearch>();
        AddClients(services);
        services.AddAssetDelivery();
        services.AddHostedService<WarmUp>();
        services.AddMudServices();
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitMaxRetained = options.MaxLivePages;
            circuits.DisconnectedCircuitRetentionPeriod = CircuitKept;
        });
        services.AddPages();
        return services;
    }

    /// <summary>Says who looks, and in which language, before the page's own endpoints.</summary>
    /// <param name="application">Of the server.</param>
    /// <param name="known">Called with each request of somebody who is signed in.</param>
    public static void UseDashboard(this IApplicationBuilder application, Action<HttpContext> known)
    {
        // Else the host would put both before everything, gRPC calls too.
        foreach (var middleware in new[] { "__AuthenticationMiddlewareSet", "__AuthorizationMiddlewareSet" })
            application.Properties[middleware] = true;
        application.UseLostAddresses();
        application.UseAssetDelivery();
        application.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<PageEndpoint>() is not null, page =>
        {
            page.Use(SecurityHeaders.AddAsync);
            page.UseLanguages();
            page.UseSessions();
            page.Use((context, next) =>
            {
                if (context.User.Identity?.IsAuthenticated == true)
                    known(context);
                return next(context);
            });
            page.UseAntiforgery();
            page.Use(StaleForms.LeadBackAsync);
        });
    }

    /// <param name="endpoints">Of the server.</param>
    /// <param name="assetsManifest">Names the assets, beside the executable.</param>
    public static void MapDashboard(this IEndpointRouteBuilder endpoints, string assetsManifest)
    {
        // Shows its pace before the first page is made.
        endpoints.ServiceProvider.GetRequiredService<DrawPace>();
        endpoints.MapStaticAssets(assetsManifest);
        endpoints.MapSessions();
        endpoints.MapLanguages(PageEndpoint.Instance);
        endpoints.MapExports();
        endpoints.MapFiles();
        endpoints.MapEvidence();
        endpoints.MapFilling();
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null)
            .WithStaticAssets(assetsManifest).WithMetadata(PageEndpoint.Instance);
    }

    /// <summary>Every client of the API, so that a page has it injected; each calls in the name of who looks.</summary>
    private static void AddClients(IServiceCollection services)
    {
        foreach (var client in typeof(Access.V1.AccessService).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ClientBase)) && !type.IsAbstract))
        {
            var constructor = client.GetConstructor(BindingFlags.Public | BindingFlags.Instance, [typeof(CallInvoker)])!;
            services.AddScoped(client, provider => constructor.Invoke([provider.GetRequiredService<CallInvoker>()]));
        }
    }
}
