using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Surveys;

internal static class SurveysRegistration
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddSingleton<FeedPart, SurveyPart>()
        .AddSingleton<PartnerSection, SurveysSection>()
        .AddKeyedTransient<IGrainExtension, PartnerSurveys>(typeof(IPartnerSurveys));
}
