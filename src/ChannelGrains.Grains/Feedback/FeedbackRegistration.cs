using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Reviews;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Feedback;

internal static class FeedbackRegistration
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services
        .AddInstruments<FeedbackInstruments>()
        .AddSingleton<FeedPart, FeedbackPart>()
        .AddSingleton<Review, ComplaintReview>()
        .AddSingleton<PartnerSection, FeedbackSection>()
        .AddKeyedTransient<IGrainExtension, PartnerFeedback>(typeof(IPartnerFeedback));
}
