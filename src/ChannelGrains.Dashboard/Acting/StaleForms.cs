using ChannelGrains.Dashboard.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Acting;

/// <summary>Forms that are sent when their page does not have them any more: what they ask for was done, by the same person in another tab or with the way back, or by somebody else;
/// or the server was started again since they were shown. Components refuse such a form without a word, so the page is shown as it is now, and says why.</summary>
internal static class StaleForms
{
    public static async Task LeadBackAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (!IsRefused(context) || !IsFromHere(context))
            return;
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<ActingTexts>>();
        context.RequestServices.GetRequiredService<SignIn>().Find(context.User)?.Notify(new Notice(texts["This was done already, or cannot be done any more. The page shows how it is now."], true));
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = context.Request.GetEncodedPathAndQuery();
    }

    private static bool IsRefused(HttpContext context) => context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>What another site sends stays refused.</summary>
    private static bool IsFromHere(HttpContext context) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || context.Request.Headers["Sec-Fetch-Site"] == "same-origin";
}
