"""For load balancers and monitors: does the process live, can it serve?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pathways.health import examine


@never_cache
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """503 when no page could be answered; a waiting worker is ``degraded``, 200."""
    health = examine()
    status = 503 if health.status == "unready" else 200
    return JsonResponse(health.as_json(), status=status)
