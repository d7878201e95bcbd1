// What `prescreen subscriptions ensure` creates, in both forms.

Instance: subscription-classic
InstanceOf: WatchSubscription
Title: "Classic subscription"
Description: "Search criteria; an empty notification is enough, for the record is read again."
Usage: #example
* status = #requested
* reason = "[Prescreen] Observation 1 (key 1d8d)"
* criteria = "Observation?code=http://loinc.org|26515-7,http://loinc.org|777-3"
* channel.type = #rest-hook
* channel.endpoint = "https://prescreen.hospital.example/hook"
* channel.header = "X-Prescreen-Secret: replaced-by-the-secret"

Instance: subscription-topic
InstanceOf: WatchSubscription
Title: "Subscription to a topic (R5 backport)"
Description: "The criteria is the topic's canonical; what to tell of are filters."
Usage: #example
* meta.profile[1] = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription"
* status = #requested
* reason = "[Prescreen] topic (key 1d8d)"
* criteria = "https://hospital.example/fhir/SubscriptionTopic/record-changed"
* criteria.extension[0].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria"
* criteria.extension[0].valueString = "Condition?"
* criteria.extension[1].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria"
* criteria.extension[1].valueString = "Observation?code=http://loinc.org|26515-7,http://loinc.org|777-3"
* channel.extension[0].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-heartbeat-period"
* channel.extension[0].valueUnsignedInt = 300
* channel.type = #rest-hook
* channel.endpoint = "https://prescreen.hospital.example/hook"
* channel.payload = #application/fhir+json
* channel.payload.extension[0].url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content"
* channel.payload.extension[0].valueCode = #id-only
* channel.header = "X-Prescreen-Secret: replaced-by-the-secret"
