using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Languages;

/// <summary>Which language a reader gets: the one in the address (<c>lang</c>), the one chosen before, the browser's.</summary>
internal static class LanguagesRegistration
{
    private const string AddressKey = "lang";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory, PseudoLocalizerFactory>());
    }

    public static void UseLanguages(this IApplicationBuilder page)
    {
        page.UseRequestLocalization(Configure);
        // The live parts of a page have a connection of their own, whose address says no language.
        page.Use((context, next) =>
        {
            if (context.Request.Query.ContainsKey(AddressKey))
                Keep(context, CultureInfo.CurrentUICulture);
            return next(context);
        });
    }

    private static void Configure(RequestLocalizationOptions localization)
    {
        localization.DefaultRequestCulture = new RequestCulture(PageLanguages.English);
        localization.SupportedCultures = localization.SupportedUICultures = [.. PageLanguages.All];
        localization.RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { QueryStringKey = AddressKey, UIQueryStringKey = AddressKey },
            new CookieRequestCultureProvider { CookieName = PageLanguages.Cookie },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }

    /// <summary>Keeps the language that somebody chose, and goes back to the page.</summary>
    public static void MapLanguages(this IEndpointRouteBuilder endpoints, object metadata) => endpoints.MapGet("/language/{language}", (string language, string? to, HttpContext context) =>
    {
        if (PageLanguages.All.FirstOrDefault(known => known.Name.Equals(language, StringComparison.OrdinalIgnoreCase)) is { } known)
            Keep(context, known);
        return Results.LocalRedirect(to is ['/', not '/' and not '\\', ..] or "/" ? to : "/");
    }).WithMetadata(metadata);

    private static void Keep(HttpContext context, CultureInfo language) => context.Response.Cookies.Append(
        PageLanguages.Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions { MaxAge = Kept, SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = context.Request.IsHttps });
}
